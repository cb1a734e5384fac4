from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from notices.models import Notice
from referrals.models import Referral
from support.actions.bookings import book_session
from support.actions.goals import set_goal
from support.actions.matching import accept_offer, match
from support.actions.reviews import hold_review
from support.actions.supports import end_support, extend, pause, resume
from support.models import EndingReason, GoalRating, Session, Support
from tests.consistency.filling import boxes
from tests.factories import GoalFactory, SupportFactory, days_ago
from tests.helpers import at, log

pytestmark = pytest.mark.django_db
SEEN, ABSENT = Session.Attendance.ON_TIME, Session.Attendance.DID_NOT_ATTEND


@pytest.fixture
def starting(cast):
    return SupportFactory(
        worker=cast.worker_profile, status="starting", started_on=None, expected_end_on=None, next_review_due=None
    )


def end(support, by, code="time-limit", **answers):
    reason = EndingReason.objects.get(code=code)
    answers = {"ended_on": days_ago(0), "ending_summary": "We did it."} | answers
    return end_support(support=support, by=by, ending_reason=reason, **answers)


def test_the_first_session_attended_starts_the_support(starting):
    log(starting, date=days_ago(3))
    starting.refresh_from_db()
    assert starting.status == Support.Status.ACTIVE
    assert starting.started_on == days_ago(3)
    assert starting.expected_end_on == days_ago(3) + timedelta(weeks=12)
    assert starting.next_review_due == days_ago(3) + timedelta(weeks=6)


def test_a_session_nobody_came_to_does_not_start_the_support(starting):
    log(starting, attendance=ABSENT)
    starting.refresh_from_db()
    assert starting.status == Support.Status.STARTING


def test_a_support_without_a_booking_waits_for_its_first_session(starting):
    assert starting in Support.objects.without_first_session()
    book_session(support=starting, by=starting.worker.user, date=days_ago(-2))
    assert starting not in Support.objects.without_first_session()


def test_a_review_rates_goals_and_sets_the_next_date(cast, support):
    goal = GoalFactory(support=support)
    hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="Going well.", ratings={goal: 6})
    support.refresh_from_db()
    assert support.next_review_due == days_ago(0) + timedelta(weeks=6)
    assert goal.ratings.get().stage == GoalRating.Stage.REVIEW


def test_a_second_review_of_the_same_day_is_refused(cast, support):
    hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="Once.")
    with pytest.raises(ValidationError, match="already been recorded"):
        hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="Twice.")


def test_a_review_before_the_first_session_is_refused(cast, support):
    with pytest.raises(ValidationError, match="after the first session"):
        hold_review(support=support, by=cast.worker, held_on=days_ago(60), discussed="Too early.")


def test_an_extension_needs_a_review_before_it(cast, support):
    with pytest.raises(ValidationError, match="Hold a review first"):
        extend(support=support, by=cast.worker, expected_end_on=days_ago(-100), reason="More time")


def test_an_extension_keeps_the_reason_and_the_date_before(cast, support):
    before = support.expected_end_on
    hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="More time would help.")
    extend(support=support, by=cast.worker, expected_end_on=before + timedelta(days=28), reason="The course starts.")
    support.refresh_from_db()
    assert support.expected_end_on == before + timedelta(days=28)
    assert support.extensions.get().expected_end_before == before


def test_an_extension_to_the_same_day_is_none(cast, support):
    hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="x")
    with pytest.raises(ValidationError, match="the expected end already"):
        extend(support=support, by=cast.worker, expected_end_on=support.expected_end_on, reason="x")


def test_no_review_falls_due_after_the_expected_end(cast):
    support = SupportFactory(worker=cast.worker_profile, started_on=days_ago(70), expected_end_on=days_ago(-14))
    hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="x")
    support.refresh_from_db()
    assert support.next_review_due == support.expected_end_on
    extend(support=support, by=cast.worker, expected_end_on=days_ago(-100), reason="The course starts.")
    support.refresh_from_db()
    assert support.next_review_due == days_ago(-42)


def test_a_review_held_when_the_end_has_come_is_the_last_until_the_support_is_extended(cast):
    support = SupportFactory(worker=cast.worker_profile, started_on=days_ago(90), expected_end_on=days_ago(6))
    hold_review(support=support, by=cast.worker, held_on=days_ago(2), discussed="x", next_review_due=days_ago(-7))
    support.refresh_from_db()
    assert support.next_review_due is None
    extend(support=support, by=cast.worker, expected_end_on=days_ago(-21), reason="The course starts.")
    support.refresh_from_db()
    assert support.next_review_due == days_ago(-21)


def test_an_extension_leaves_a_review_where_the_person_wanted_it(cast):
    support = SupportFactory(worker=cast.worker_profile)
    hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="x", next_review_due=days_ago(-14))
    extend(support=support, by=cast.worker, expected_end_on=days_ago(-100), reason="The course starts.")
    support.refresh_from_db()
    assert support.next_review_due == days_ago(-14)


def test_the_database_keeps_reviews_before_the_end(cast):
    support = SupportFactory(worker=cast.worker_profile)
    with pytest.raises(IntegrityError, match="support_review_by_end"), transaction.atomic():
        Support.objects.filter(pk=support.pk).update(next_review_due=support.expected_end_on + timedelta(days=1))


def test_an_expected_end_that_was_a_slip_is_put_right(cast, support, sign_in):
    hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="x")
    extend(support=support, by=cast.worker, expected_end_on=date(9999, 12, 31), reason="x")
    answers = boxes("expected_end_on", days_ago(-60)) | {"reason": "A slip of the year."}
    assert sign_in(cast.worker).post(at("extend", support), answers).status_code == 302
    support.refresh_from_db()
    assert support.expected_end_on == days_ago(-60)
    assert "Expected end corrected to" in sign_in(cast.worker).get(support.get_absolute_url()).text


def test_a_paused_support_is_not_overdue_for_review(cast):
    support = SupportFactory(worker=cast.worker_profile, next_review_due=days_ago(1))
    assert support in Support.objects.review_overdue(days_ago(0))
    pause(support=support, by=cast.worker, reason="A stay with family.")
    assert support not in Support.objects.review_overdue(days_ago(0))
    resume(support=support, by=cast.worker, reason="Back home.")
    assert support in Support.objects.review_overdue(days_ago(0))


@pytest.mark.parametrize(("code", "planned"), [("goals-reached", True), ("lost-contact", False)])
def test_whether_an_ending_was_planned_follows_from_its_reason(cast, support, code, planned):
    end(support, cast.worker, code)
    support.refresh_from_db()
    assert support.ending_reason.planned is planned


def test_an_ending_rates_goals(cast, support):
    goal = set_goal(support=support, by=cast.worker, words="Swim", rating=2)
    end(support, cast.worker, ratings={goal: 8})
    assert [rating.stage for rating in goal.ratings.all()] == ["start", "end"]


def test_ending_takes_the_workers_access_away_at_once(cast, support, sign_in):
    session = log(support)
    GoalFactory(support=support)
    page = sign_in(cast.worker)
    for address in (support, session):
        assert page.get(address.get_absolute_url()).status_code == 200
    end(support, cast.worker)
    for address in (support, session):
        assert page.get(address.get_absolute_url()).status_code == 404
    assert page.get(reverse("support:log_session", args=[support.pk])).status_code == 404


def test_ending_tells_leads_and_referrer(cast, support):
    end(support, cast.worker)
    told = Notice.objects.filter(kind="support_ended").values_list("recipient", flat=True)
    assert set(told) == {cast.lead.pk, support.referral.referrer_id}


def test_an_ended_support_takes_no_more_sessions(cast, support):
    end(support, cast.worker)
    with pytest.raises(ValidationError, match="it is now “ended”"):
        log(support)


def test_a_support_cannot_end_before_it_began(cast, support):
    with pytest.raises(ValidationError, match="before it began"):
        end(support, cast.worker, ended_on=days_ago(40))


def test_where_a_new_worker_takes_over_the_referral_waits_again(cast, support):
    goal = set_goal(support=support, by=cast.worker, words="Swim", rating=2)
    end(support, cast.worker, "new-worker")
    assert Referral.objects.waiting().get() == support.referral
    offer = match(referral=support.referral, worker=cast.worker2_profile, by=cast.lead, reason="They met before.")
    following = accept_offer(offer=offer, by=cast.worker2)
    assert [taken.words for taken in following.goals.all()] == [goal.words]


def test_whoever_gets_a_new_worker_waits_from_that_day_on(cast, support):
    sent = timezone.now() - timedelta(days=85)
    Referral.objects.filter(pk=support.referral_id).update(submitted_at=sent, waiting_since=sent)
    end(support, cast.worker, "new-worker", at=timezone.now() - timedelta(days=4))
    referral = Referral.objects.get()
    assert referral.days_waiting(days_ago(0)) == 4
    assert referral.submitted_at == sent
    assert not Referral.objects.longer_than(7, days_ago(0)).exists()
    assert Referral.objects.longer_than(3, days_ago(0)).exists()


def test_the_new_worker_sees_no_notes_of_the_one_before(cast, support, sign_in):
    session = log(support)
    end(support, cast.worker, "new-worker")
    offer = match(referral=support.referral, worker=cast.worker2_profile, by=cast.lead, reason="They met before.")
    following = accept_offer(offer=offer, by=cast.worker2)
    assert sign_in(cast.worker2).get(following.get_absolute_url()).status_code == 200
    assert sign_in(cast.worker2).get(session.get_absolute_url()).status_code == 404


def test_the_former_worker_opens_neither_support_nor_referral(cast, support, sign_in):
    end(support, cast.worker, "new-worker")
    for page in (support, support.referral):
        assert sign_in(cast.worker).get(page.get_absolute_url()).status_code == 404
