"""Lists: their filters, their sameness with the start page's figures, their queries."""

import pytest
from django.urls import reverse
from django.utils import timezone

from groundwork.models import AccessEvent
from referrals.models import Referral
from referrals.todos import todos
from support.actions.concerns import raise_concern
from support.actions.matching import match
from support.models import Session, Support
from tests.factories import PersonFactory, ReferralFactory, SessionFactory, SupportFactory, days_ago
from tests.helpers import count_queries, ended

LISTS = ["support:support_list", "support:session_list", "support:concern_list", "referrals:offer_list"]
pytestmark = pytest.mark.django_db
UNSTARTED = {"status": "starting", "started_on": None, "expected_end_on": None, "next_review_due": None}


def rows(client, name, **filters):
    return client.get(reverse(f"support:{name}"), filters).context["page_obj"].object_list


@pytest.fixture
def supports(cast):
    """One support of each kind for the worker, one of a colleague, one of a stranger."""
    made = {
        "active": SupportFactory(worker=cast.worker_profile),
        "overdue": SupportFactory(worker=cast.worker_profile, next_review_due=days_ago(1)),
        "ending": SupportFactory(worker=cast.worker_profile, expected_end_on=days_ago(-28)),
        "first": SupportFactory(worker=cast.worker_profile, **UNSTARTED),
        "paused": SupportFactory(worker=cast.worker_profile, status=Support.Status.PAUSED),
        "ended": SupportFactory(worker=cast.worker_profile, **ended()),
        "colleague": SupportFactory(worker=cast.worker2_profile),
        "stranger": SupportFactory(worker=cast.worker3_profile),
    }
    return made


@pytest.mark.parametrize(
    ("show", "names"),
    [
        ("", "active overdue ending first paused colleague"),
        ("review_overdue", "overdue"),
        ("ending", "ending"),
        ("first_session", "first"),
        ("paused", "paused"),
        ("ended", "ended"),
        ("nonsense", "active overdue ending first paused colleague"),
        ("all", "active overdue ending first paused colleague ended"),
    ],
)
def test_the_lead_filters_supports(cast, supports, sign_in, show, names):
    assert set(rows(sign_in(cast.lead), "support_list", show=show)) == {supports[name] for name in names.split()}


def test_a_worker_sees_their_own_open_supports_only(cast, supports, sign_in):
    assert set(rows(sign_in(cast.worker2), "support_list", show="all")) == {supports["colleague"]}


@pytest.mark.parametrize("asked", ["jose", "JOSÉ", "alvarez", "pepe"])
def test_accents_and_case_do_not_matter_in_a_search(cast, sign_in, asked):
    person = PersonFactory(name="José Álvarez", preferred_name="Pepé")
    support = SupportFactory(worker=cast.worker_profile, person=person)
    SupportFactory(worker=cast.worker_profile)
    url = reverse("support:support_list")
    found = sign_in(cast.lead).post(url, {"q": asked}, follow=True).context["page_obj"].object_list
    assert list(found) == [support]


def test_the_list_is_narrowed_by_worker_and_by_name(cast, supports, sign_in):
    by_worker = rows(sign_in(cast.lead), "support_list", worker=cast.worker2_profile.pk)
    assert by_worker == [supports["colleague"]]
    assert rows(sign_in(cast.lead), "support_list", q=supports["paused"].referral.reference.lower()) == [
        supports["paused"]
    ]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("who", ["coordinator", "manager", "admin", "supervisor"])
def test_lists_are_for_workers_and_leads(cast, sign_in, name, who):
    assert sign_in(getattr(cast, who)).get(reverse(name)).status_code == 403


def test_a_list_records_everybody_it_shows(cast, supports, sign_in):
    rows(sign_in(cast.worker2), "support_list")
    assert AccessEvent.objects.get().subjects == [supports["colleague"].person_id]


def test_sorting_turns_round(cast, supports, sign_in):
    up = rows(sign_in(cast.lead), "support_list", sort="person")
    assert rows(sign_in(cast.lead), "support_list", sort="-person") == up[::-1]


def fill(cast, number):
    for _ in range(number):
        support = SupportFactory(worker=cast.worker_profile, next_review_due=days_ago(3))
        SessionFactory(support=support, debrief_wanted=True)
        SessionFactory(support=support, attendance=Session.Attendance.NOT_YET, logged_at=None)
        raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
        match(
            referral=ReferralFactory(status=Referral.Status.WAITING, referring_team=cast.north_referring),
            worker=cast.worker_profile,
            by=cast.lead,
            reason="For the test",
        )


@pytest.mark.parametrize("name", LISTS)
def test_lists_take_the_same_queries_at_two_sizes(cast, sign_in, name):
    fill(cast, 2)
    page, address = sign_in(cast.lead), reverse(name)
    page.get(address)
    few = count_queries(page, address)
    fill(cast, 5)
    assert count_queries(page, address) == few


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_every_line_of_the_start_page_counts_what_its_list_shows(cast, sign_in, who):
    fill(cast, 3)
    SupportFactory(worker=cast.worker_profile, **UNSTARTED)
    for status in (Referral.Status.SUBMITTED, Referral.Status.WAITING):
        ReferralFactory(status=status, referring_team=cast.north_referring, team=cast.north)
    user = getattr(cast, who)
    lines = todos(user, timezone.localdate())
    assert all(line.count for line in lines)
    for line in lines:
        assert sign_in(user).get(line.url).context["page_obj"].paginator.count == line.count, line.title


def test_a_support_page_takes_the_same_queries_for_more_sessions(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile)
    SessionFactory(support=support)
    page = sign_in(cast.worker)
    page.get(support.get_absolute_url())
    few = count_queries(page, support.get_absolute_url())
    SessionFactory.create_batch(8, support=support)
    assert count_queries(page, support.get_absolute_url()) == few
