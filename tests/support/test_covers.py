"""Who covers while a worker is away sees what a new worker sees, for exactly that time."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.actions.people import deactivate
from groundwork.models import AccessEvent
from notices.models import Notice
from support.actions.concerns import raise_concern
from support.actions.covers import CoverBy, end_cover, name_cover
from support.actions.reviews import hold_review
from support.actions.sessions import log_session
from support.models import Cover, Session, Support
from tests.factories import AbsenceFactory, GoalFactory, SessionFactory, SupportFactory, WorkerFactory, days_ago
from workers.actions.absences import correct_absence, end_absence, take_back_absence
from workers.actions.employment import record_leaving

pytestmark = pytest.mark.django_db
AHEAD = timedelta(days=10)


@pytest.fixture
def absence(cast):
    """The worker is away from today on, for a week."""
    return AbsenceFactory(worker=cast.worker_profile)


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)


@pytest.fixture
def cover(cast, absence, support):
    """`worker2` covers."""
    return named(cast, absence, support)


def named(cast, absence, support, worker="worker2_profile", by=None, **agreed):
    worker = getattr(cast, worker) if worker else None
    [cover] = name_cover(absence=absence, by=by or cast.lead, named=[CoverBy(support, worker, **agreed)])
    return cover


def page(support):
    return support.get_absolute_url()


def may_open(client, support):
    return client.get(page(support)).status_code == 200


def told(name):
    return {notice.recipient for notice in Notice.objects.filter(kind=name)}


def uncovered(now=None):
    now = now or timezone.now()
    return set(Support.objects.without_cover(timezone.localdate(now), now))


def test_a_colleague_who_covers_opens_the_support_and_nobody_else_does(cast, support, cover, sign_in):
    assert may_open(sign_in(cast.worker2), support)
    assert may_open(sign_in(cast.worker), support)
    other = WorkerFactory(team=cast.north)
    assert not may_open(sign_in(other.user), support)
    assert not may_open(sign_in(cast.worker3), support)


def test_what_it_opens_begins_and_ends_with_the_absence(cast, support, sign_in):
    absence = AbsenceFactory(worker=cast.worker_profile, first=2, last=4)
    named(cast, absence, support)
    assert not may_open(sign_in(cast.worker2), support)
    assert reverse("support:end_cover", args=[Cover.objects.get().pk]) in sign_in(cast.worker2).get(covers_page()).text


def covers_page():
    return reverse("support:cover_list")


def test_it_ends_by_itself_when_the_absence_is_over(cast, support, cover, absence, sign_in):
    end_absence(absence=absence, by=cast.worker)
    assert not may_open(sign_in(cast.worker2), support)
    assert told("cover_ended") == {cast.worker2}
    assert "You cover for nobody" in sign_in(cast.worker2).get(covers_page()).text


def test_it_ends_at_the_last_moment_without_any_deed(cast, support, cover, absence):
    inside, outside = absence.ends_at - timedelta(seconds=1), absence.ends_at
    assert list(Cover.objects.counting(timezone.localdate(inside), inside)) == [cover]
    assert not Cover.objects.counting(timezone.localdate(outside), outside).exists()


def test_an_absence_that_was_taken_back_opens_nothing(cast, support, cover, absence, sign_in):
    take_back_absence(absence=absence, by=cast.lead, reason="Somebody else.")
    assert not may_open(sign_in(cast.worker2), support)
    assert told("cover_ended") == {cast.worker2}


def test_a_corrected_absence_takes_the_cover_with_it(cast, support, cover, absence, sign_in):
    correct_absence(
        absence=absence, by=cast.lead, kind=absence.kind, starts_at=timezone.now() + AHEAD, ends_at=None, note=""
    )
    assert not may_open(sign_in(cast.worker2), support)
    assert told("cover_changed") == {cast.worker2}


def test_who_covers_sees_goals_contact_and_alerts_and_no_notes_of_others(cast, support, cover, sign_in):
    GoalFactory(support=support, words="Cook for friends")
    session = SessionFactory(support=support, summary="Told me about the brother.")
    said = {"held_on": days_ago(3), "discussed": "The brother again.", "next_review_due": days_ago(-20)}
    hold_review(support=support, by=cast.worker, **said)
    raise_concern(support=support, session=session, by=cast.worker, kind="risk", text="Not eating.")
    text = sign_in(cast.worker2).get(page(support)).text
    assert "Cook for friends" in text and support.person.safe_contact in text
    assert "Open concern: risk" in text
    assert "brother" not in text
    client = sign_in(cast.worker2)
    assert client.get(session.get_absolute_url()).status_code == 404
    concern = session.concerns.get()
    assert session.get_absolute_url() not in client.get(concern.get_absolute_url()).text
    assert "brother" in sign_in(cast.worker).get(page(support)).text


def test_notes_open_where_the_person_agreed_and_close_with_the_cover(cast, support, absence, sign_in):
    session = SessionFactory(support=support, summary="Told me about the brother.")
    named(cast, absence, support, notes_agreed=True)
    assert "brother" in sign_in(cast.worker2).get(session.get_absolute_url()).text
    assert "brother" in sign_in(cast.worker2).get(page(support)).text
    named(cast, absence, support, notes_agreed=False)
    assert sign_in(cast.worker2).get(session.get_absolute_url()).status_code == 404
    assert told("cover_ended") == set()


def test_who_covers_logs_a_session_of_their_own_that_the_worker_reads(cast, support, cover, sign_in):
    booked = SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(0), summary="")
    client = sign_in(cast.worker2)
    assert reverse("support:log_booked_session", args=[booked.pk]) in client.get(booked.get_absolute_url()).text
    sent = {"date_0": "today", "date": "today", "attendance": "5", "summary": "We met in the park."}
    client.post(reverse("support:log_booked_session", args=[booked.pk]), sent)
    booked.refresh_from_db()
    assert (booked.summary, booked.worker) == ("We met in the park.", cast.worker2_profile)
    assert client.get(reverse("support:edit_session", args=[booked.pk])).status_code == 200
    assert "We met in the park." in sign_in(cast.worker).get(page(support)).text
    assert sign_in(cast.worker).get(reverse("support:edit_session", args=[booked.pk])).status_code in (302, 403)


def test_what_was_logged_as_cover_is_closed_to_them_afterwards(cast, support, cover, absence, sign_in):
    session = log_session(support=support, by=cast.worker2, date=days_ago(0), attendance="5", summary="Park.")
    assert session.worker == cast.worker2_profile
    end_absence(absence=absence, by=cast.worker)
    assert sign_in(cast.worker2).get(session.get_absolute_url()).status_code == 404
    assert sign_in(cast.worker).get(session.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("deed", ["book_session", "log_session", "set_goal", "hold_review", "raise_concern"])
def test_what_who_covers_may_do(cast, support, cover, sign_in, deed):
    assert sign_in(cast.worker2).get(reverse(f"support:{deed}", args=[support.pk])).status_code == 200


@pytest.mark.parametrize("deed", ["end_support", "extend", "pause", "agree_earlier_notes"])
def test_what_stays_with_the_worker_and_the_leads(cast, support, cover, sign_in, deed):
    address = reverse(f"support:{deed}", args=[support.pk])
    assert sign_in(cast.worker2).get(address).status_code == 403
    assert address not in sign_in(cast.worker2).get(page(support)).text


def test_looking_as_cover_is_in_the_trail(cast, support, cover, sign_in):
    sign_in(cast.worker2).get(page(support))
    assert AccessEvent.objects.filter(user=cast.worker2, subjects__contains=[support.person_id]).exists()


def test_the_page_says_who_covers_and_when_the_worker_is_back(cast, support, cover, sign_in):
    text = sign_in(cast.lead).get(page(support)).text
    assert "Covered by" in text and "Will Sørensen" in text and "back on" in text


def leave(cast):
    record_leaving(worker=cast.worker2_profile, by=cast.lead, left_on=days_ago(0))


def switch_off(cast):
    deactivate(user=cast.worker2, by=cast.admin)


def go_away(cast):
    AbsenceFactory(worker=cast.worker2_profile, last=None)


@pytest.mark.parametrize("bring_about", [leave, switch_off, go_away])
def test_who_covers_and_falls_out_counts_as_nobody(cast, support, cover, bring_about):
    assert uncovered() == set()
    bring_about(cast)
    assert uncovered() == {support}
    now = timezone.now()
    assert list(Cover.objects.falling_out(timezone.localdate(now), now)) == [cover]


def test_who_is_away_themselves_opens_nothing(cast, support, cover, sign_in):
    go_away(cast)
    assert not may_open(sign_in(cast.worker2), support)


def test_nobody_is_said_plainly(cast, support, absence, sign_in):
    cover = named(cast, absence, support, worker=None)
    assert cover.worker is None
    assert uncovered() == {support}
    assert "Nobody covers</strong>" in sign_in(cast.lead).get(page(support)).text
    assert "Nobody covers 1 support" in sign_in(cast.lead).get(absence.get_absolute_url()).text


def test_a_support_that_begins_later_has_no_cover_until_somebody_says(cast, support, cover, absence, sign_in):
    later = SupportFactory(worker=cast.worker_profile)
    assert uncovered() == {later}
    assert "Not said yet for 1 support" in sign_in(cast.lead).get(absence.get_absolute_url()).text


def test_somebody_who_died_needs_no_cover(cast, support, absence):
    type(support.person).objects.update(deceased_on=days_ago(1), deceased_source="A sister")
    assert uncovered() == set()


def test_cover_can_be_given_to_somebody_else(cast, support, cover, absence, sign_in):
    other = WorkerFactory(team=cast.north)
    cast.other_profile = other
    named(cast, absence, support, worker="other_profile")
    assert not may_open(sign_in(cast.worker2), support)
    assert may_open(sign_in(other.user), support)
    assert told("cover_ended") == {cast.worker2}
    assert told("cover_named") == {cast.worker2, other.user}


def test_saying_the_same_again_changes_nothing(cast, support, cover, absence):
    assert name_cover(absence=absence, by=cast.lead, named=[CoverBy(support, cast.worker2_profile)]) == []
    assert Cover.objects.count() == 1


def test_who_is_told_that_cover_was_named(cast, support, absence):
    named(cast, absence, support, by=cast.worker)
    assert told("cover_named") == {cast.worker2}
    assert told("cover_arranged") == {cast.lead}


def test_who_covers_gives_it_up_and_the_leads_hear_at_once(cast, support, cover, sign_in):
    answer = sign_in(cast.worker2).post(reverse("support:end_cover", args=[cover.pk]), follow=True)
    assert "The team leads are told." in answer.text
    assert uncovered() == {support}
    assert told("cover_given_up") == {cast.lead}
    assert sign_in(cast.worker2).get(reverse("support:end_cover", args=[cover.pk])).status_code == 404
    with pytest.raises(ValidationError, match="ended already"):
        end_cover(cover=cover, by=cast.worker2)


@pytest.mark.parametrize("who", ["worker_profile", "worker3_profile"])
def test_only_another_worker_of_the_team_covers(cast, support, absence, who):
    with pytest.raises(ValidationError, match="cannot cover"):
        named(cast, absence, support, worker=who)


def test_nobody_covers_while_they_are_away_themselves(cast, support, absence):
    AbsenceFactory(worker=cast.worker2_profile, first=5, last=9)
    with pytest.raises(ValidationError, match="is away as well"):
        named(cast, absence, support)


def test_an_absence_that_is_over_needs_no_cover(cast, support, absence, sign_in):
    end_absence(absence=absence, by=cast.worker)
    with pytest.raises(ValidationError, match="over or was taken back"):
        named(cast, absence, support)
    assert sign_in(cast.lead).get(reverse("support:name_cover", args=[absence.pk])).status_code == 302


# The form


def name_url(absence):
    return reverse("support:name_cover", args=[absence.pk])


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_one_colleague_for_all_with_the_form(cast, support, absence, sign_in, who):
    second = SupportFactory(worker=cast.worker_profile)
    sent = {"who": "all", "worker": str(cast.worker2_profile.pk), "agreed": [str(second.pk)]}
    answer = sign_in(getattr(cast, who)).post(name_url(absence), sent, follow=True)
    assert "Will Sørensen covers 2 supports" in answer.text
    assert set(Cover.objects.values_list("support", "notes_agreed")) == {(support.pk, False), (second.pk, True)}


def test_each_support_with_the_form_and_what_was_said_stands_there(cast, support, absence, sign_in):
    second, third = (SupportFactory(worker=cast.worker_profile) for _ in range(2))
    sent = {"who": "each", f"cover_{support.pk.hex}": str(cast.worker2_profile.pk), f"cover_{second.pk.hex}": "nobody"}
    client = sign_in(cast.lead)
    client.post(name_url(absence), sent)
    assert dict(Cover.objects.values_list("support", "worker")) == {
        support.pk: cast.worker2_profile.pk,
        second.pk: None,
    }
    form = client.get(name_url(absence)).context["form"]
    assert form["who"].value() == "each"
    assert form[f"cover_{second.pk.hex}"].value() == "nobody"
    assert form[f"cover_{third.pk.hex}"].value() == ""


def test_nobody_with_the_form(cast, support, absence, sign_in):
    sign_in(cast.lead).post(name_url(absence), {"who": "nobody", "agreed": [str(support.pk)]})
    assert Cover.objects.get().worker is None


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({}, "who", "Select who covers"),
        ({"who": "all"}, "worker", "Select the colleague who covers"),
        ({"who": "each"}, "who", "at least one of the supports"),
    ],
)
def test_what_is_missing_is_said_at_its_field(cast, support, absence, sign_in, sent, field, words):
    errors = sign_in(cast.lead).post(name_url(absence), sent).context["form"].errors
    assert list(errors) == [field]
    assert words in errors[field][0]


def test_who_is_away_too_and_who_is_not_of_the_team_is_not_offered(cast, support, absence, sign_in):
    AbsenceFactory(worker=cast.worker2_profile)
    page = sign_in(cast.lead).get(name_url(absence))
    assert [words for _, words in page.context["form"].fields["worker"].choices] == ["Select"]
    assert "No colleague of this team is there all that time." in page.text


def test_a_line_manager_who_reads_no_supports_names_nobody(cast, support, absence, sign_in):
    type(absence.worker).objects.filter(pk=absence.worker_id).update(line_manager=cast.supervisor)
    assert sign_in(cast.supervisor).get(absence.get_absolute_url()).status_code == 200
    assert sign_in(cast.supervisor).get(name_url(absence)).status_code == 403
    assert name_url(absence) not in sign_in(cast.supervisor).get(absence.get_absolute_url()).text


@time_machine.travel("2026-08-05 10:00 +01:00", tick=False)
def test_sessions_booked_in_an_absence_are_found_to_the_half_day(cast, support):
    absence = AbsenceFactory(worker=cast.worker_profile, last=2, starts_at=timezone.now() + timedelta(hours=2))
    at = {"support": support, "attendance": "0", "logged_at": None}
    SessionFactory(**at, date=days_ago(0), start="11:00")
    afternoon = SessionFactory(**at, date=days_ago(0), start="14:00")
    some_time = SessionFactory(**at, date=days_ago(0), start=None)
    last = SessionFactory(**at, date=days_ago(-2), start="18:00")
    SessionFactory(**at, date=days_ago(-3), start="09:00")
    assert set(Session.objects.in_absences(type(absence).objects.all())) == {afternoon, some_time, last}
    then = timezone.now() + timedelta(hours=3)
    assert set(Session.objects.without_cover(days_ago(0), then)) == {afternoon, some_time, last}
