"""What `filled_when` lets into the database, tried on rows."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from referrals.models import DeclineReason, Referral
from support.models import EndingReason, Session, Support
from tests.factories import ReferralFactory, SessionFactory, SupportFactory, days_ago

pytestmark = pytest.mark.django_db


def refused(row, **values):
    """The name of the constraint that refuses these values for the row; None where they are let in."""
    try:
        with transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**values)
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name
    return None


def test_columns_are_filled_together_where_the_condition_holds_and_empty_elsewhere():
    support, name = SupportFactory(), "support_ended_with_reason"
    ended, filled = (
        {"status": Support.Status.ENDED},
        {"ended_on": days_ago(0), "ending_reason": EndingReason.objects.first()},
    )
    for column, value in filled.items():
        assert refused(support, **{column: value}) == name
        assert refused(support, **ended, **{column: value}) == name
    assert refused(support, **filled) == refused(support, **ended) == name
    assert refused(support, **ended, **filled) is None


def test_the_condition_may_be_that_something_is_not_so():
    session, name = SessionFactory(), "session_logged_with_attendance"
    booked = {"attendance": Session.Attendance.NOT_YET}
    assert refused(session, logged_at=None) == refused(session, **booked) == name
    assert refused(session, logged_at=None, **booked) is None
    assert refused(session, logged_at=timezone.now()) == name


def test_texts_are_needed_where_the_condition_holds_and_free_elsewhere():
    referral, name = ReferralFactory(), "referral_declined_with_reason"
    declined = {"status": Referral.Status.DECLINED, "decline_reason": DeclineReason.objects.first()}
    assert refused(referral, **declined) == name
    assert refused(referral, decline_explanation="Another service fits better.") is None
    assert refused(referral, **declined) is None
    assert refused(referral, decline_explanation="") == name
