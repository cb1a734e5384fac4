"""When somebody has died everybody hears of it once, nothing more is sent, and each lead confirms what ends."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from referrals.actions.corrections import record_death, undo_death
from referrals.models import Person, Referral
from support import reminders as support_reminders
from support.actions.bookings import book_session
from support.actions.deaths import confirm_death
from support.actions.matching import accept_offer, match
from support.actions.reopening import reopen
from support.actions.supports import end_support
from support.models import EndingReason, Session, Support
from tests.factories import ReferralFactory, SessionFactory, SupportFactory, days_ago
from tests.helpers import at, told
from tests.reminding import today
from tests.reminding import told as reminded

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(support):
    return support.person


def die(person, by, **facts):
    return record_death(person=person, by=by, **({"deceased_on": days_ago(3), "source": "Their sister"} | facts))


def test_it_shows_on_every_page_about_them_and_on_the_timeline(cast, support, person, sign_in):
    answer = sign_in(cast.worker).post(
        at("record_death", person, "referrals"),
        {
            "deceased_on-day": days_ago(3).day,
            "deceased_on-month": days_ago(3).month,
            "deceased_on-year": days_ago(3).year,
            "source": "Their sister",
        },
        follow=True,
    )
    assert "Recorded. Whoever works with them is told" in answer.text
    for address in (support.get_absolute_url(), support.referral.get_absolute_url(), person.get_absolute_url()):
        page = sign_in(cast.lead).get(address)
        assert "Do not make contact." in page.context["banner"].alerts[0]["words"]
        assert page.context["banner"].contact == ""
        assert "Recorded as having died" in page.text
        assert "Told by: Their sister" in page.text


def test_whoever_works_with_them_hears_of_it(cast, support, person):
    ReferralFactory(referring_team=cast.south_referring, referrer=cast.coordinator3, person=person)
    die(person, cast.worker)
    assert [told(who) for who in (cast.lead, cast.lead2, cast.coordinator3)] == [["person_died"]] * 3
    assert told(cast.worker) == []


def test_an_ending_because_they_died_tells_the_other_teams_too(cast, support, person):
    other = ReferralFactory(referring_team=cast.south_referring, person=person, status=Referral.Status.MATCHED)
    SupportFactory(worker=cast.worker3_profile, referral=other)
    reason = EndingReason.objects.get(code="died")
    end_support(support=support, by=cast.worker, ended_on=days_ago(1), ending_reason=reason)
    person.refresh_from_db()
    assert person.deceased_on == days_ago(1)
    assert "person_died" in told(cast.worker3)
    assert "person_died" in told(cast.lead2)


def test_no_reminder_comes_any_more(cast, support, person):
    support.next_review_due = today(0)
    support.save()
    rules = support_reminders.REMINDERS
    assert reminded(rules, support_reminders.ReviewDue, today(0)) == {"worker"}
    die(person, cast.worker)
    assert reminded(rules, support_reminders.ReviewDue, today(0)) == set()


def test_each_lead_confirms_what_ends_in_their_own_team(cast, support, person, sign_in):
    theirs = SupportFactory(worker=cast.worker3_profile, person=person)
    waiting = ReferralFactory(referring_team=cast.north_referring, person=person, status=Referral.Status.WAITING)
    book_session(support=support, by=cast.worker, date=days_ago(-2))
    die(person, cast.worker)
    start = sign_in(cast.lead).get("/").text
    assert "People who have died: confirm what ends" in start
    assert [each.pk for each in sign_in(cast.lead).get("/people/died/").context["page_obj"]] == [person.pk]
    page = sign_in(cast.lead).get(at("confirm_death", person)).text
    assert f"Referral {waiting.reference} is withdrawn." in page
    assert sign_in(cast.lead).post(at("confirm_death", person)).status_code == 302
    support.refresh_from_db()
    waiting.refresh_from_db()
    theirs.refresh_from_db()
    assert (support.status, support.ended_on, support.ending_reason.code) == ("ended", days_ago(3), "died")
    assert waiting.status == Referral.Status.WITHDRAWN
    assert theirs.is_open
    assert not Session.objects.filter(support=support, attendance="0").exists()
    assert "confirm what ends" not in sign_in(cast.lead).get("/").text
    assert "confirm what ends" in sign_in(cast.lead2).get("/").text


def test_a_support_with_a_session_since_ends_on_its_day(cast, support, person):
    SessionFactory(support=support, date=days_ago(1))
    die(person, cast.worker)
    confirm_death(person=person, by=cast.lead)
    assert Support.objects.get(pk=support.pk).ended_on == days_ago(1)


def test_a_mistake_is_taken_back_in_the_open(cast, support, person, sign_in):
    die(person, cast.worker)
    answer = sign_in(cast.lead).post(at("undo_death", person, "referrals"), {"reason": "Another of that name."})
    assert answer["Location"] == person.get_absolute_url()
    person.refresh_from_db()
    assert (person.deceased_on, person.deceased_source) == (None, "")
    assert told(cast.worker) == ["death_undone"]
    page = sign_in(cast.worker).get(support.get_absolute_url())
    assert "Not dead after all: taken back" in page.text
    assert not any("Died on" in alert["words"] for alert in page.context["banner"].alerts)


def test_it_is_recorded_once_and_taken_back_once(cast, person):
    with pytest.raises(ValidationError, match="It is not recorded"):
        undo_death(person=person, by=cast.lead, reason="?")
    with pytest.raises(ValidationError, match="It is not recorded"):
        confirm_death(person=person, by=cast.lead)
    die(person, cast.worker)
    with pytest.raises(ValidationError, match="recorded already"):
        die(person, cast.lead)


def test_nobody_dies_before_they_are_born_or_without_a_source(person):
    with pytest.raises(IntegrityError, match="person_died_after_birth"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(deceased_on="1900-01-01", deceased_source="x")
    with pytest.raises(IntegrityError, match="person_deceased_with_source"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(deceased_on=days_ago(1))


def test_the_banner_counts_the_age_at_which_they_died(cast, support, person, sign_in):
    Person.objects.filter(pk=person.pk).update(date_of_birth="1990-05-17")
    person.refresh_from_db()
    die(person, cast.worker, deceased_on=days_ago(0).replace(year=2020, month=5, day=16))
    assert "29 years old" in sign_in(cast.worker).get(support.get_absolute_url()).context["banner"].about


def test_nothing_new_begins_for_somebody_who_died(cast, waiting, offer, sign_in):
    other = ReferralFactory(referring_team=cast.north_referring, person=waiting.person, status=Referral.Status.WAITING)
    support = SupportFactory(worker=cast.worker_profile, person=waiting.person)
    die(waiting.person, cast.lead)
    for deed in (
        lambda: match(referral=other, worker=cast.worker_profile, by=cast.lead, reason="All the same."),
        lambda: accept_offer(offer=offer, by=cast.worker),
        lambda: book_session(support=Support.objects.get(pk=support.pk), by=cast.worker, date=days_ago(-2)),
    ):
        with pytest.raises(ValidationError, match="recorded that they have died"):
            deed()
    confirm_death(person=waiting.person, by=cast.lead)
    with pytest.raises(ValidationError, match="recorded that they have died"):
        reopen(support=Support.objects.get(pk=support.pk), by=cast.lead, reason="A mistake.")


def test_what_opens_after_the_page_was_read_is_not_ended(cast, support, person, sign_in):
    die(person, cast.worker)
    page = sign_in(cast.lead).get(at("confirm_death", person))
    listed = page.context["form"].hidden_values["listed"]
    ReferralFactory(referring_team=cast.north_referring, person=person, status=Referral.Status.WAITING)
    page = sign_in(cast.lead).post(at("confirm_death", person), {"listed": listed})
    assert "Something else is open by now." in page.text
    support.refresh_from_db()
    assert support.is_open
