"""Who reads the experience that a worker is willing to draw on, role by role, and that each reading is written down."""

import pytest
from django.urls import reverse

from accounts.permissions import Role
from groundwork.models import AccessEvent
from support.models import Session
from tests.cast import ROLES_OF_CAST
from tests.factories import MembershipFactory, ReferralFactory, SessionFactory, SupportFactory
from tests.helpers import ended
from workers.actions.own import edit_experience
from workers.models import ExperienceTheme, Visibility

pytestmark = pytest.mark.django_db
THEME = "Hearing voices or unusual experiences"
READERS = {"worker2", "lead"}


@pytest.fixture
def worker(cast):
    """The worker in induction, whose supervisor leads no team."""
    cast.worker2_profile.experience_themes.set([ExperienceTheme.objects.get(code="voices")])
    return cast.worker2_profile


def reads(client, worker):
    page = client.get(worker.get_absolute_url())
    return page.status_code == 200 and THEME in page.text


@pytest.mark.parametrize("who", ROLES_OF_CAST)
def test_it_is_read_by_the_worker_and_their_leads_alone(cast, worker, who, sign_in):
    assert reads(sign_in(getattr(cast, who)), worker) == (who in READERS)


def test_a_supervisor_reads_the_profile_without_it(cast, worker, sign_in):
    page = sign_in(cast.supervisor).get(worker.get_absolute_url())
    assert page.status_code == 200
    assert "Experience to draw on" not in page.text


def test_a_line_manager_who_does_not_match_reads_it_no_more_than_a_supervisor(cast, worker, sign_in):
    worker.line_manager = cast.supervisor
    worker.save()
    assert not reads(sign_in(cast.supervisor), worker)


def test_a_lead_of_one_team_reads_none_as_supervisor_in_another(cast, worker, sign_in):
    MembershipFactory(user=cast.lead2, role=Role.SUPERVISOR, team=cast.north)
    worker.supervisor = cast.lead2
    worker.save()
    assert sign_in(cast.lead2).get(worker.get_absolute_url()).status_code == 200
    assert not reads(sign_in(cast.lead2), worker)


def show(worker, visibility):
    edit_experience(worker=worker, by=worker.user, themes={ExperienceTheme.objects.get(code="voices"): visibility})


def opens(client, name, worker):
    page = client.get(reverse(f"workers:{name}", args=[worker.pk]))
    return page.status_code == 200 and THEME in page.text


@pytest.mark.parametrize(
    ("visibility", "profile", "team", "people"),
    [
        (Visibility.MATCHING, {"worker2", "lead"}, set(), set()),
        (
            Visibility.TEAM,
            {"worker2", "lead", "supervisor"},
            {"worker", "worker2", "lead", "supervisor"},
            set(),
        ),
        (
            Visibility.PEOPLE,
            {"worker2", "lead", "supervisor"},
            {"worker", "worker2", "lead", "supervisor"},
            {"worker2", "lead", "supervisor"},
        ),
    ],
)
def test_each_theme_goes_as_far_as_its_worker_chose(cast, worker, sign_in, visibility, profile, team, people):
    show(worker, visibility)
    for name, readers in (("worker_detail", profile), ("colleague_detail", team), ("introduction", people)):
        assert {who for who in ROLES_OF_CAST if opens(sign_in(getattr(cast, who)), name, worker)} == readers


def test_what_was_shown_can_be_taken_back(cast, worker, sign_in):
    show(worker, Visibility.TEAM)
    assert opens(sign_in(cast.worker), "colleague_detail", worker)
    show(worker, Visibility.MATCHING)
    assert not opens(sign_in(cast.worker), "colleague_detail", worker)
    edit_experience(worker=worker, by=worker.user, themes={})
    assert not reads(sign_in(cast.lead), worker)


def test_the_form_keeps_each_theme_apart_and_names_what_was_left_out(cast, worker, sign_in):
    url, client = reverse("workers:edit_experience", args=[worker.pk]), sign_in(cast.worker2)
    form = client.get(url).context["form"]
    answers = {name: form[name].value() for name in form.fields}
    voices, work = (f"theme_{ExperienceTheme.objects.get(code=code).pk}" for code in ("voices", "work"))
    assert answers[voices] == "matching"
    assert set(answers.values()) == {"matching", "no"}
    wrong = client.post(url, {name: answer for name, answer in answers.items() if name != work})
    assert wrong.context["form"].errors == {work: ["Choose who may know about “Work and study”"]}
    assert client.post(url, answers | {voices: "no", work: "people"}).status_code == 302
    assert dict(worker.theme_choices.values_list("experiencetheme__code", "visibility")) == {"work": "people"}


def test_a_colleague_s_reading_is_in_the_trail_too(cast, worker, sign_in):
    show(worker, Visibility.TEAM)
    sign_in(cast.worker).get(reverse("workers:colleague_detail", args=[worker.pk]))
    assert readings() == [(cast.worker, "workers:experience_read", [worker.pk])]
    sign_in(cast.worker2).get(reverse("workers:colleague_detail", args=[worker.pk]))
    assert len(readings()) == 1


def readings():
    events = AccessEvent.objects.filter(verb__startswith="workers:")
    return [(event.user, event.verb, event.subjects) for event in events]


def test_each_reading_of_a_lead_is_in_the_trail_and_on_the_worker_s_own_profile(cast, worker, sign_in):
    sign_in(cast.lead).get(worker.get_absolute_url())
    sign_in(cast.lead).get(worker.get_absolute_url())
    assert readings() == [(cast.lead, "workers:experience_read", [worker.pk])] * 2
    page = sign_in(cast.worker2).get(reverse("workers:my_profile")).text
    assert "Lena Fairweather: read your experience, 2 times, last on" in page
    assert len(readings()) == 2


def test_who_reads_it_is_said_to_nobody_else(cast, worker, sign_in):
    sign_in(cast.lead).get(worker.get_absolute_url())
    assert "read your experience" not in sign_in(cast.supervisor).get(worker.get_absolute_url()).text
    assert "read your experience" not in sign_in(cast.lead).get(worker.get_absolute_url()).text


def test_a_profile_that_names_none_is_read_without_a_line(cast, sign_in):
    sign_in(cast.lead).get(cast.worker_profile.get_absolute_url())
    assert not readings()


def test_that_it_fits_is_told_when_matching_and_is_a_reading_too(cast, worker, sign_in):
    waiting = ReferralFactory(status="waiting", referring_team=cast.north_referring, team=cast.north)
    page = reverse("support:match", args=[waiting.pk])
    sign_in(cast.lead).get(page)
    assert not readings()
    waiting.experience_themes.set(worker.experience_themes.all())
    shown = sign_in(cast.lead).get(page).text
    assert "experience they hope to find" in shown
    [(user, verb, subjects)] = readings()
    assert (user, verb) == (cast.lead, "workers:experience_compared")
    assert set(subjects) == {worker.pk, cast.worker_profile.pk}
    own = sign_in(cast.worker2).get(reverse("workers:my_profile")).text
    assert "Lena Fairweather: was told whether your experience fits what somebody hopes for, 1 time" in own


def test_what_a_worker_shared_in_a_session_is_not_for_who_takes_over(cast, worker, sign_in):
    before = SupportFactory(worker=worker, **ended("new-worker"))
    shared = {"experience_theme": ExperienceTheme.objects.get(code="voices"), "experience_purpose": "To say it passes"}
    session = SessionFactory(support=before, **shared)
    SupportFactory(worker=cast.worker_profile, referral=before.referral, earlier_notes_agreed=True)
    assert session in Session.objects.visible_to(cast.worker)
    page = sign_in(cast.worker).get(session.get_absolute_url()).text
    assert session.summary in page
    assert THEME not in page
    assert "To say it passes" not in page
    assert THEME in sign_in(cast.lead).get(session.get_absolute_url()).text
