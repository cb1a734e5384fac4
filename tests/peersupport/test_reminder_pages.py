"""Whoever gets a reminder may open the page it leads to."""

from datetime import timedelta

import pytest

from notices.models import Notice
from peersupport.reminders import REMINDERS
from referrals.actions.refer import refer
from referrals.models import InformationRequest, Offer, Referral
from supervision.models import Supervision
from support.models import Concern, Session, Support
from tests.factories import ActionFactory, ReferralFactory, SessionFactory, SupervisionFactory, SupportFactory
from tests.reminding import claim_at, morning, today

pytestmark = pytest.mark.django_db
LONG_AGO = today(-18)


def northside(cast, **fields):
    return ReferralFactory(referring_team=cast.north_referring, team=cast.north, referrer=cast.coordinator, **fields)


@pytest.fixture
def everything_late(cast):
    """One thing for almost every kind of reminder, all on the Northside."""
    worker = cast.worker_profile
    worker.dbs_next_check_on = worker.contract_ends_on = today(20)
    worker.save()
    draft = refer(by=cast.coordinator, referring_team=cast.north_referring, team=cast.north)
    Referral.objects.filter(pk=draft.pk).update(updated_at=morning(LONG_AGO))
    asked = northside(cast, status="information_requested", submitted_at=morning(LONG_AGO))
    InformationRequest.objects.create(referral=asked, question="When?", asked_by=cast.lead, asked_at=morning(LONG_AGO))
    offered = northside(cast, status="waiting", submitted_at=morning(LONG_AGO))
    Offer.objects.create(referral=offered, worker=worker, made_by=cast.lead, made_at=morning(LONG_AGO))
    support = SupportFactory(
        worker=worker,
        referral=northside(cast, status="matched"),
        next_review_due=LONG_AGO,
        expected_end_on=today(10),
    )
    SupportFactory(
        worker=worker,
        referral=northside(cast, status="matched"),
        status=Support.Status.STARTING,
        matched_on=LONG_AGO,
        started_on=None,
        expected_end_on=None,
    )
    SessionFactory(support=support, date=LONG_AGO, attendance=Session.Attendance.NOT_YET, logged_at=None, minutes=None)
    Concern.objects.create(support=support, kind="risk", text="x", raised_by=cast.worker, raised_at=morning(LONG_AGO))
    recorded = SupervisionFactory(
        worker=worker, date=LONG_AGO, status=Supervision.Status.RECORDED, minutes=60, discussed="The week"
    )
    recorded.status_changes.create(from_status="scheduled", to_status="recorded", by=cast.lead, at=morning(LONG_AGO))
    ActionFactory(supervision=recorded, due_on=LONG_AGO)


def test_recipients_may_open_what_they_are_reminded_of(client, everything_late):
    claim_at(morning(today()) + timedelta(hours=4), REMINDERS)
    notices = Notice.objects.select_related("recipient")
    assert len({notice.kind for notice in notices}) >= 13
    refused = set()
    for notice in notices:
        client.force_login(notice.recipient)
        if client.get(notice.path).status_code != 200:
            refused.add((notice.kind, notice.recipient.email, notice.path))
    assert refused == set()
