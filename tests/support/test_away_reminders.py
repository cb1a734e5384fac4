"""Nobody on leave is reminded: their cover is, or else the leads; and they themselves when they are back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from notices.models import Delivery, Notice
from peersupport.reminders import REMINDERS, sweep
from referrals.models import Offer
from referrals.reminders import OfferUnanswered
from support.actions.bookings import book_session
from support.actions.covers import CoverBy, name_cover
from support.actions.matching import match
from support.models import Support
from support.ranking import away, candidate, candidates
from support.reminders import (
    ConcernUnacknowledged,
    CoverFallenOut,
    CoverMissing,
    CoverToName,
    ReviewOverdue,
    SessionNotLogged,
)
from tests.factories import (
    AbsenceFactory,
    MembershipFactory,
    SessionFactory,
    SupportFactory,
    WorkerFactory,
    days_ago,
    user_with,
)
from tests.reminding import morning, today, told, working_days_after
from workers.actions.absences import away_today, end_absence
from workers.reminders import AbsenceEnding, AbsenceWithoutEnd, DBSCheckDue

pytestmark = pytest.mark.django_db


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)


@pytest.fixture
def absence(cast):
    """From last week on, without a known end."""
    return AbsenceFactory(worker=cast.worker_profile, first=-7, last=None)


def cover(cast, absence, *supports):
    return name_cover(absence=absence, by=cast.lead, named=[CoverBy(each, cast.worker2_profile) for each in supports])


def told_of(kind, day=None):
    return told(REMINDERS, kind, day or today())


@pytest.fixture
def not_logged(support):
    """A session booked for the working day before today."""
    back = next(days for days in range(1, 9) if working_days_after(days_ago(days), 1) <= today())
    return SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(back))


def test_the_cover_is_reminded_in_place_of_the_worker(cast, support, absence, not_logged):
    cover(cast, absence, support)
    assert told_of(SessionNotLogged) == {"worker2"}


def test_without_cover_the_leads_are(cast, absence, not_logged):
    assert told_of(SessionNotLogged) == {"lead"}


def test_the_worker_hears_of_it_when_they_are_back(cast, support, absence, not_logged):
    assert "worker" not in told_of(SessionNotLogged)
    end_absence(absence=absence, by=cast.worker, at=morning(today()) - timedelta(hours=1))
    assert told_of(SessionNotLogged) == {"worker"}


def test_a_cover_who_is_away_too_is_not_reminded(cast, support, absence, not_logged):
    cover(cast, absence, support)
    AbsenceFactory(worker=cast.worker2_profile)
    assert told_of(SessionNotLogged) == {"lead"}


def test_where_leads_are_told_anyway_they_are_told_once(cast, absence):
    SupportFactory(worker=cast.worker_profile, next_review_due=days_ago(7))
    sweep(morning(today()))
    assert Notice.objects.filter(kind=ReviewOverdue.name).count() == 1


def test_what_waited_for_the_mail_of_the_day_is_not_sent_to_somebody_on_leave(cast, mailoutbox):
    User.objects.filter(pk=cast.worker.pk).update(delivery=Delivery.DAILY)
    SupportFactory(worker=cast.worker_profile, next_review_due=days_ago(7))
    sweep(morning(today()))
    away_today(worker=cast.worker_profile, by=cast.lead)
    absence = cast.worker_profile.absences.get()
    type(absence).objects.update(ends_at=None)
    sweep(morning(today(1)))
    assert Notice.objects.get(kind=ReviewOverdue.name, recipient=cast.worker).mail == Notice.Mail.NONE


def test_what_is_the_workers_own_goes_to_the_line_manager_alone(cast, absence):
    type(cast.worker_profile).objects.filter(pk=cast.worker_profile.pk).update(dbs_next_check_on=days_ago(-30))
    assert told_of(DBSCheckDue) == {"lead"}


def test_a_match_to_answer_goes_to_the_leads(cast, waiting, absence):
    offer = Offer.objects.create(referral=waiting, worker=cast.worker_profile, made_by=cast.lead)
    Offer.objects.filter(pk=offer.pk).update(made_at=timezone.now() - timedelta(days=5))
    assert told_of(OfferUnanswered, working_days_after(days_ago(5), 2)) == {"lead"}


def test_a_lead_who_is_away_is_not_reminded_and_the_managers_are(cast, support):
    MembershipFactory(user=cast.lead, role=Role.WORKER, team=cast.north)
    own = WorkerFactory(user=cast.lead, team=cast.north, supervisor=cast.supervisor, line_manager=cast.supervisor)
    AbsenceFactory(worker=own, first=-9, last=None)
    support.concerns.create(kind="risk", text="x", raised_by=cast.worker, raised_at=timezone.now() - timedelta(days=9))
    assert told_of(ConcernUnacknowledged) == {"manager"}


# Cover missing


def test_missing_cover_is_told_at_once_and_once(cast, support):
    away_today(worker=cast.worker_profile, by=cast.worker)
    assert told_of(CoverMissing) == {"lead"}
    sweep(morning(today()) + timedelta(minutes=1))
    assert Notice.objects.filter(kind="cover_missing").count() == 1


def test_missing_cover_is_settled_when_somebody_is_named(cast, support):
    absence = away_today(worker=cast.worker_profile, by=cast.worker)
    cover(cast, absence, support)
    assert told_of(CoverMissing) == set()


def test_leave_without_a_word_on_cover_is_told_a_week_ahead(cast, support):
    absence = AbsenceFactory(worker=cast.worker_profile, first=7, last=20)
    assert told_of(CoverToName) == {"worker", "lead"}
    name_cover(absence=absence, by=cast.lead, named=[CoverBy(support, None)])
    assert told_of(CoverToName) == set()
    assert told_of(CoverMissing) == set()


def test_nobody_is_told_where_nothing_is_open(cast):
    AbsenceFactory(worker=cast.worker_profile)
    assert told_of(CoverMissing) == set()


@pytest.mark.parametrize(("gone", "expected"), [(["lead"], {"manager"}), (["lead", "manager"], {"admin"})])
def test_without_a_lead_the_manager_hears_and_else_the_administrator(cast, support, gone, expected):
    AbsenceFactory(worker=cast.worker_profile)
    User.objects.filter(email__in=[f"{name}@example.org" for name in gone]).update(is_active=False)
    assert told_of(CoverMissing) == expected


def test_who_covers_and_goes_away_is_told_to_the_leads(cast, support, absence):
    cover(cast, absence, support)
    assert told_of(CoverFallenOut) == set()
    AbsenceFactory(worker=cast.worker2_profile)
    assert told_of(CoverFallenOut) == {"lead"}
    assert told_of(CoverMissing) == set()


def test_a_cover_whose_account_is_closed_is_told_to_the_leads(cast, support, absence):
    cover(cast, absence, support)
    User.objects.filter(pk=cast.worker2.pk).update(is_active=False)
    assert told_of(CoverFallenOut) == {"lead"}
    cover_of_other = name_cover(
        absence=absence, by=cast.lead, named=[CoverBy(support, WorkerFactory(team=cast.north, line_manager=cast.lead))]
    )
    assert cover_of_other and told_of(CoverFallenOut) == set()


# Leave that ends, and leave without an end


@pytest.mark.parametrize(("last", "expected"), [(0, {"lead"}), (1, {"lead"}), (2, set()), (-1, set())])
def test_the_line_manager_hears_two_days_before_somebody_is_back(cast, last, expected):
    AbsenceFactory(worker=cast.worker_profile, first=-20, last=last)
    assert told_of(AbsenceEnding) == expected


def test_a_day_off_is_not_worth_a_reminder(cast):
    AbsenceFactory(worker=cast.worker_profile, first=1, last=1)
    assert told_of(AbsenceEnding) == set()


@pytest.mark.parametrize(("days", "expected"), [(6, set()), (7, {"lead"}), (8, {"lead"}), (14, {"lead"})])
def test_an_absence_without_an_end_is_asked_about_each_week(cast, days, expected):
    AbsenceFactory(worker=cast.worker_profile, first=-days, last=None)
    assert told_of(AbsenceWithoutEnd) == expected


# Matching and booking


def test_who_is_away_is_not_available_as_whom_a_crossover_keeps(cast, waiting):
    AbsenceFactory(worker=cast.worker_profile)
    found = candidates(waiting, today())
    assert [each.worker for each in found] == [cast.worker2_profile]
    assert cast.worker_profile in away(waiting, today(), found)
    with pytest.raises(ValidationError, match="not available"):
        match(referral=waiting, worker=cast.worker_profile, by=cast.lead, reason="Back on Monday, and asked for.")


def test_leave_that_comes_soon_is_said_and_leave_far_off_is_not(cast, waiting):
    AbsenceFactory(worker=cast.worker_profile, first=40, last=50)
    assert candidate(waiting, cast.worker_profile, today()).against == []
    near = AbsenceFactory(worker=cast.worker_profile, first=10, last=20)
    assert candidate(waiting, cast.worker_profile, today()).against == [f"Away soon: {near.in_words}."]


def test_a_session_booked_in_leave_is_asked_about(cast, support):
    absence = AbsenceFactory(worker=cast.worker_profile, first=5, last=9)
    asked = {"support": support, "by": cast.worker}
    book_session(**asked, date=days_ago(-10))
    with pytest.raises(ValidationError, match=absence.in_words):
        book_session(**asked, date=days_ago(-7))
    assert book_session(**asked, date=days_ago(-7), sure={"away"})


def test_the_form_asks_with_all_that_was_typed(cast, support, sign_in):
    AbsenceFactory(worker=cast.worker_profile, first=5, last=9)
    day = days_ago(-7)
    sent = {"date-day": day.day, "date-month": day.month, "date-year": day.year, "mode": "01", "place": "Park"}
    client, address = sign_in(cast.worker), f"{support.get_absolute_url()}book-session/"
    form = client.post(address, sent).context["form"]
    assert "is away then" in form.errors["away"][0] and form["place"].value() == "Park"
    assert client.post(address, sent | {"away": "on"}).status_code == 302


def test_who_covers_books_in_their_own_name_until_the_worker_is_back(cast, support):
    absence = AbsenceFactory(worker=cast.worker_profile, first=-1, last=5)
    cover(cast, absence, support)
    meanwhile = book_session(support=support, by=cast.worker2, date=days_ago(-3))
    afterwards = book_session(support=support, by=cast.worker2, date=days_ago(-9))
    assert (meanwhile.worker, afterwards.worker) == (cast.worker2_profile, cast.worker_profile)


def test_what_is_booked_meanwhile_stands_on_the_page_of_the_absence(cast, support, sign_in):
    session = SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(-2))
    absence = AbsenceFactory(worker=cast.worker_profile)
    text = sign_in(cast.lead).get(absence.get_absolute_url()).text
    assert f"Booked meanwhile: {session.moment}." in text
    assert support.person.called not in text


def test_two_leads_hear_of_missing_cover(cast, support):
    user_with(Role.LEAD, cast.north, email="other@example.org")
    assert Support.objects.with_worker_away(timezone.now()).count() == 0
    away_today(worker=cast.worker_profile, by=cast.worker)
    assert told_of(CoverMissing) == {"lead", "other"}
