"""A page that lists things asks the database the same number of questions however many there are."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groundwork.lists import ListPage
from notices.models import Notice
from referrals.models import InformationRequest, Offer, Referral
from support.actions.covers import CoverBy, name_cover, ring
from support.models import Concern
from tests.access.expected import ROWS
from tests.access.visiting import address_of, client_of
from tests.access.world import notice, refer, support_of
from tests.factories import (
    AbsenceFactory,
    ActionFactory,
    GoalFactory,
    MembershipFactory,
    ReferringTeamFactory,
    SessionFactory,
    SupervisionFactory,
    TrainingRecordFactory,
    WorkerFactory,
    days_ago,
)
from training.actions.cohorts import add_cohort, join_cohort
from training.actions.rules import set_rule
from training.models import Cohort, Course

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
# One visitor for each set of rights is enough, and no page here is about one thing alone.
VISITORS = ["coordinator", "worker", "lead", "supervisor", "manager", "admin"]
LISTS = [row for row in ROWS if not row.of and row.get == 200 and row.post == 405 and not row.public]
CASES = [(row, visitor) for row in LISTS for visitor in VISITORS if visitor in row.may.split()]


@pytest.fixture(scope="module")
def asked(shared_world):
    """(status, SQL) of every case, of a small service and of the same one when it has grown."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        # On one page, so that every row is drawn: of a list with more pages the keys are picked first.
        patch.setattr(ListPage, "paginate_by", 1000)
        grow(shared_world)
        small = questions(shared_world)
        for _ in range(3):
            grow(shared_world)
        yield small, questions(shared_world)
        transaction.set_rollback(True)


def questions(world):
    return {
        (row.name, visitor): questions_of(client_of(world, visitor), address_of(row, world)) for row, visitor in CASES
    }


def questions_of(client, address):
    """Status and SQL of a page, once caches are warm; the clock stands, as sessions are written once a minute."""
    with time_machine.travel(timezone.now(), tick=False):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            status = client.get(address).status_code
    return status, [query["sql"] for query in captured]


@pytest.mark.parametrize(("row", "visitor"), CASES, ids=[f"{row.name} {visitor}" for row, visitor in CASES])
def test_a_longer_list_asks_no_more_questions(row, visitor, asked):
    (status, before), (status_then, after) = (each[row.name, visitor] for each in asked)
    assert status == status_then == 200
    assert len(after) == len(before), "\n".join(sorted(set(after) - set(before)))


def grow(world):
    """One more of everything that a list may show, for each side of it."""
    MembershipFactory(team=world.north)
    ReferringTeamFactory(refers_to=world.north)
    colleague = WorkerFactory(team=world.north, line_manager=world.lead)
    TrainingRecordFactory(worker=colleague)
    grow_absence(world, WorkerFactory(team=world.north, line_manager=world.lead))
    grow_training(world, colleague)
    for worker in (colleague, world.worker_profile):
        grow_support(world, worker)
        grow_supervision(worker)
    asked = refer(world, Referral.Status.INFORMATION_REQUESTED)
    InformationRequest.objects.create(referral=asked, question="Which days?", asked_by=world.lead)
    refer(world)
    refer(world, Referral.Status.DRAFT, submitted_at=None)
    offered = refer(world, Referral.Status.WAITING)
    Offer.objects.create(referral=offered, worker=world.worker_profile, made_by=world.lead)
    for visitor in VISITORS:
        notice(world, recipient=getattr(world, visitor), thing=offered.pk)
    notice(world, recipient=world.lead, thing=asked.pk, mail=Notice.Mail.UNCERTAIN)


def grow_absence(world, worker):
    """Away now: one person whom somebody covers, and one about whom somebody is to ring."""
    absence = AbsenceFactory(worker=worker)
    covered, uncovered = (support_of(world) for _ in range(2))
    for support in (covered, uncovered):
        support.worker = worker
        support.save()
        SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(-2))
    name_cover(absence=absence, by=world.lead, named=[CoverBy(covered, world.worker_profile)])
    ring(support=uncovered, by=world.lead)


def grow_training(world, colleague):
    """A rule, and a cohort with a day of which no register was kept, somebody in it and somebody who waits."""
    number = Cohort.objects.count()
    course = Course.objects.offered()[number]
    set_rule(course=course, by=world.admin, holds_from=days_ago(-40), met_by=days_ago(-50))
    planned = {"places_number": 1, "first_on": days_ago(3), "minutes": 60}
    cohort = add_cohort(course=course, team=world.north, name="Autumn", by=world.lead, **planned)
    join_cohort(cohort=cohort, workers=[world.worker_profile, colleague], by=world.lead)


def grow_support(world, worker):
    support = support_of(world, next_review_due=days_ago(3))
    support.worker = worker
    support.save()
    GoalFactory(support=support)
    session = SessionFactory(support=support, wellbeing=2, debrief_wanted=True)
    SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(2))
    SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(-2))
    Concern.objects.create(support=support, session=session, kind="risk", text="Not eating.", raised_by=worker.user)


def grow_supervision(worker):
    """Held, to be confirmed and planned, each on a day of its own."""
    number = worker.supervisions.count()
    held = {"minutes": 60, "discussed": "The week.", "wellbeing": 3}
    done = {"status": "confirmed", "confirmed_at": timezone.now() - timedelta(days=9)}
    ActionFactory(
        supervision=SupervisionFactory(worker=worker, date=days_ago(60 + number), **held, **done),
        owner=worker.user,
        due_on=days_ago(2),
    )
    SupervisionFactory(worker=worker, date=days_ago(10 + number), status="recorded", **held)
    SupervisionFactory(worker=worker, date=days_ago(-10 - number))
