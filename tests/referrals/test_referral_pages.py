from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from groundwork.models import AccessEvent
from referrals.actions import triage
from referrals.models import DeclineReason, Offer, Referral
from tests.factories import PersonFactory, ReferralFactory, SupportFactory
from tests.referrals.drafts import start_draft

pytestmark = pytest.mark.django_db
LIST = reverse("referrals:referral_list")
Status = Referral.Status


@pytest.fixture
def make(cast):
    """A sent referral from Northside's referring team to Northside."""

    def made(days=3, **fields):
        return ReferralFactory(
            **{
                "referring_team": cast.north_referring,
                "referrer": cast.coordinator,
                "team": cast.north,
                "submitted_at": timezone.now() - timedelta(days=days),
            }
            | fields
        )

    return made


def references(answer):
    return [line["referral"].reference for line in answer.context["lines"]]


def test_the_list_shows_open_referrals_longest_waiting_first(cast, make, sign_in):
    younger, older = make(days=2), make(days=9, status=Status.WAITING)
    make(status=Status.WITHDRAWN)
    ReferralFactory()
    assert references(sign_in(cast.lead).get(LIST)) == [older.reference, younger.reference]


def test_the_list_counts_from_when_somebody_last_began_to_wait(cast, make, sign_in):
    rematched = make(days=85, status=Status.WAITING, waiting_since=timezone.now() - timedelta(days=2))
    make(days=9)
    page = sign_in(cast.lead).get(LIST)
    assert [line["days"] for line in page.context["lines"]] == [9, 2]
    assert "85 days" not in page.text
    assert "Waiting for 2 days." in sign_in(cast.lead).get(rematched.get_absolute_url()).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=to_triage", {"new"}),
        ("status=waiting", {"free", "offered"}),
        ("status=unallocated", {"free"}),
        ("status=withdrawn", {"gone"}),
        ("status=all", {"new", "free", "offered", "gone"}),
        ("status=nonsense", {"new", "free", "offered"}),
        ("priority=urgent", {"free"}),
        ("longer_than=10", {"offered"}),
        ("longer_than=-4", {"new", "free", "offered"}),
        ("q=zoe", {"new"}),
        ("q=%20ZOË%20", {"new"}),
        ("q=%00", {"new", "free", "offered"}),
    ],
)
def test_filters_live_in_the_address(cast, make, sign_in, query, found):
    referrals = {
        "new": make(person=PersonFactory(name="Zoë O'Hara")),
        "free": make(status=Status.WAITING, priority="urgent"),
        "offered": make(status=Status.WAITING, days=20),
        "gone": make(status=Status.WITHDRAWN),
    }
    Offer.objects.create(referral=referrals["offered"], worker=cast.worker_profile, made_by=cast.lead)
    shown = references(sign_in(cast.lead).get(f"{LIST}?{query}"))
    assert {name for name, referral in referrals.items() if referral.reference in shown} == found


def test_the_list_says_why_each_waits(cast, make, sign_in):
    make(days=5)
    triage.request_information(referral=make(days=4), by=cast.lead, question="Which days?")
    offered = make(days=3, status=Status.WAITING)
    Offer.objects.create(referral=offered, worker=cast.worker_profile, made_by=cast.lead)
    make(days=2, status=Status.WAITING)
    whys = [line["why"] for line in sign_in(cast.lead).get(LIST).context["lines"]]
    assert whys[0] == "To be triaged"
    assert whys[1].startswith("Question to the referrer since ")
    assert whys[2].startswith("Offered to ")
    assert whys[3] == "No worker yet"


def test_the_referrer_is_not_told_which_worker_is_asked(cast, make, sign_in):
    Offer.objects.create(referral=make(status=Status.WAITING), worker=cast.worker_profile, made_by=cast.lead)
    assert cast.worker.name in sign_in(cast.lead).get(LIST).content.decode()
    page = sign_in(cast.coordinator).get(LIST)
    assert page.context["lines"][0]["why"].startswith("Offered to a worker since ")
    assert cast.worker.name not in page.content.decode()


@pytest.mark.parametrize("key", ["reference", "name", "state", "team", "priority", "waiting"])
def test_sorting_turns_round(cast, make, sign_in, key):
    make(days=2, status=Status.WAITING, priority="urgent")
    make(days=9)
    client = sign_in(cast.lead)
    up, down = (references(client.get(f"{LIST}?sort={prefix}{key}")) for prefix in ("", "-"))
    assert len(up) == 2
    assert up == down[::-1]


def test_the_list_takes_as_many_queries_for_many_as_for_few(cast, make, sign_in):
    client = sign_in(cast.lead)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(LIST)
        return len(captured)

    def add(number):
        for _ in range(number):
            offered = make(status=Status.WAITING)
            Offer.objects.create(referral=offered, worker=cast.worker_profile, made_by=cast.lead)
            triage.request_information(referral=make(), by=cast.lead, question="Why?")

    add(2)
    client.get(LIST)
    few = queries()
    add(8)
    assert queries() == few


def test_long_lists_come_in_pages_that_keep_the_filters(cast, make, sign_in):
    for _ in range(26):
        make()
    shown = sign_in(cast.lead).get(f"{LIST}?status=to_triage&page=2")
    assert len(shown.context["lines"]) == 1
    assert "status=to_triage&amp;page=1" in shown.content.decode()


def test_colleagues_see_their_teams_referrals_and_only_their_own_drafts(cast, make, sign_in):
    sent, draft = make(), start_draft(cast)
    mine = sign_in(cast.coordinator).get(LIST)
    assert (references(mine), mine.context["drafts"]) == ([sent.reference], [draft])
    colleague = sign_in(cast.coordinator2).get(LIST)
    assert (references(colleague), colleague.context["drafts"]) == ([sent.reference], [])
    assert references(sign_in(cast.coordinator3).get(LIST)) == []


@pytest.mark.parametrize("somebody", ["worker", "supervisor", "manager", "admin"])
def test_the_list_is_closed_to_those_who_neither_refer_nor_receive(cast, sign_in, somebody):
    assert sign_in(getattr(cast, somebody)).get(LIST).status_code == 403


def test_lists_and_searches_are_recorded_with_everybody_they_show(cast, make, sign_in):
    people = {make().person_id, make().person_id}
    client = sign_in(cast.lead)
    client.get(LIST)
    client.get(f"{LIST}?q=ash")
    assert [(event.verb, set(event.subjects)) for event in AccessEvent.objects.all()] == [
        ("referrals:search", people),
        ("referrals:referral_list", people),
    ]


MAY_OPEN = {"coordinator", "coordinator2", "lead"}


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.WAITING, Status.WITHDRAWN])
def test_a_referral_opens_for_both_sides_and_nobody_else(cast, make, sign_in, status):
    referral = make(status=status)
    for name, user in vars(cast).items():
        if isinstance(user, User):
            expected = 200 if name in MAY_OPEN else 404
            assert sign_in(user).get(referral.get_absolute_url()).status_code == expected, name


def test_an_offered_worker_sees_what_the_decision_needs(cast, make, sign_in):
    person = PersonFactory(address="7 Hidden Lane", gender="woman", nhs_number="9434765919", nhs_number_missing="")
    referral = make(status=Status.WAITING, person=person)
    offer = Offer.objects.create(referral=referral, worker=cast.worker_profile, made_by=cast.lead)
    shown = sign_in(cast.worker).get(referral.get_absolute_url()).content.decode()
    assert referral.hopes in shown
    assert person.name in shown
    for hidden in ("Hidden Lane", "943 476", "Equality", "7946"):
        assert hidden not in shown
    offer.status, offer.answered_at = Offer.Status.HANDED_BACK, timezone.now()
    offer.save()
    assert sign_in(cast.worker).get(referral.get_absolute_url()).status_code == 404


def test_a_supporting_worker_sees_how_to_make_contact_but_no_equality_answers(cast, make, sign_in):
    person = PersonFactory(address="7 Hidden Lane", gender_in_own_words="Agender")
    referral = make(status=Status.MATCHED, person=person)
    SupportFactory(referral=referral, worker=cast.worker_profile)
    shown = sign_in(cast.worker).get(referral.get_absolute_url()).content.decode()
    assert "Hidden Lane" in shown
    assert "Agender" not in shown


def test_the_referrer_reads_why_it_was_declined(cast, make, sign_in):
    referral = make()
    triage.decline(
        referral=referral,
        by=cast.lead,
        reason=DeclineReason.objects.first(),
        explanation="She told us not now.",
        alternatives="The Haven café",
    )
    shown = sign_in(cast.coordinator2).get(referral.get_absolute_url()).content.decode()
    assert "She told us not now." in shown
    assert "The Haven café" in shown
    assert "Declined" in shown


def test_the_lead_is_told_of_somebody_perhaps_known_already(cast, make, sign_in):
    earlier = make(status=Status.WITHDRAWN, person=PersonFactory(name="Zoe OHara"))
    referral = make(person=PersonFactory(name="Zoë O'Hara"))
    shown = sign_in(cast.lead).get(referral.get_absolute_url()).content.decode()
    assert "There may be another record" in shown
    assert earlier.get_absolute_url() in shown
    assert "There may be another record" not in sign_in(cast.coordinator).get(referral.get_absolute_url()).text


def test_each_side_is_offered_its_own_deeds(cast, make, sign_in):
    referral = make()

    def deeds(user):
        return [deed["href"].split("/")[-2] for deed in sign_in(user).get(referral.get_absolute_url()).context["deeds"]]

    assert deeds(cast.coordinator) == ["withdraw"]
    assert deeds(cast.lead) == ["accept", "request-information", "decline", "withdraw", "compare"]
    triage.request_information(referral=referral, by=cast.lead, question="Why?")
    assert deeds(cast.coordinator) == ["answer-information", "withdraw"]


def test_leads_see_who_has_looked(cast, make, sign_in):
    referral = make()
    sign_in(cast.coordinator2).get(referral.get_absolute_url())
    shown = sign_in(cast.lead).get(reverse("referrals:referral_trail", args=[referral.pk])).content.decode()
    assert "Colm Ó Briain" in shown
    assert "Opened the referral" in shown
    trail = reverse("referrals:referral_trail", args=[referral.pk])
    assert sign_in(cast.coordinator).get(trail).status_code == 403
    assert sign_in(cast.lead2).get(trail).status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("width", "shown"), [(390, True), (1280, False)])
def test_a_link_leads_past_a_long_record_on_phones(page, cast, make, sign_in_browser, width, shown):
    page.set_viewport_size({"width": width, "height": 844})
    sign_in_browser(cast.lead)
    page.goto(make().get_absolute_url())
    assert page.get_by_role("link", name="What you can do").is_visible() is shown


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_paper_leads_nowhere(page, cast, make, sign_in_browser):
    page.set_viewport_size({"width": 718, "height": 1000})
    sign_in_browser(cast.lead)
    page.goto(make().get_absolute_url())
    jump = page.get_by_role("link", name="What you can do")
    assert jump.is_visible()
    page.emulate_media(media="print")
    assert not jump.is_visible()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_paper_shows_no_addresses_behind_links(page, cast, make, sign_in_browser):
    sign_in_browser(cast.lead)
    page.goto(make().get_absolute_url())
    page.emulate_media(media="print")
    behind = "link => getComputedStyle(link, '::after').content"
    assert page.locator("main a").first.evaluate(behind) == "none"
