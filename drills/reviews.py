"""Emails to be sent: supports whose review is overdue, so that worker and lead are each told."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Membership, Team, User
from accounts.permissions import Role
from referrals.models import Person, Referral, Support
from workers.models import Stage as WorkerStage
from workers.models import Worker

TOLD_OF_EACH = 2


def overdue_reviews(notices):
    """Make supports that call for so many notices (or one more), half for the worker and half for the lead.

    Nothing else in the database calls for any. Returns how many there will be.
    """
    worker = make_worker()
    return TOLD_OF_EACH * len(make_supports(worker, -(-notices // TOLD_OF_EACH)))


def make_worker():
    long_ago = timezone.now() - timedelta(days=900)
    team = Team.objects.create(name="Northside peer support", kind=Team.Kind.PEER_SUPPORT)
    Team.objects.create(name="Northside community team", kind=Team.Kind.REFERRING, refers_to=team)
    people = {}
    for role in (Role.WORKER, Role.LEAD, Role.ADMINISTRATOR):
        people[role] = User.objects.create_user(f"{role}@example.org", name=f"The {role}")
        in_team = None if role == Role.ADMINISTRATOR else team
        Membership.objects.create(user=people[role], role=role, team=in_team, starts_at=long_ago)
    return Worker.objects.create(
        user=people[Role.WORKER],
        team=team,
        line_manager=people[Role.LEAD],
        supervisor=people[Role.LEAD],
        stage=WorkerStage.objects.get(code="established"),
        started_on=timezone.localdate(),
    )


def make_supports(worker, number):
    today = timezone.localdate()
    people = Person.objects.bulk_create(
        Person(name=f"Ash Person {count}", date_of_birth=date(1990, 5, 17), is_known=True) for count in range(number)
    )
    referring = Team.objects.get(kind=Team.Kind.REFERRING)
    referrals = Referral.objects.bulk_create(
        Referral(
            referring_team=referring,
            team=worker.team,
            referrer=worker.line_manager,
            person=person,
            status=Referral.Status.MATCHED,
            submitted_at=timezone.now() - timedelta(days=60),
            hopes="I would like to leave the house more often.",
            agreed=True,
            agreed_on=today - timedelta(days=61),
            agreed_how=Referral.AgreedHow.IN_PERSON,
        )
        for person in people
    )
    return Support.objects.bulk_create(
        Support(
            referral=referral,
            person=referral.person,
            worker=worker,
            team=worker.team,
            status=Support.Status.ACTIVE,
            matched_on=today - timedelta(days=56),
            started_on=today - timedelta(days=49),
            expected_end_on=today + timedelta(days=60),
            next_review_due=today - timedelta(days=7),
        )
        for referral in referrals
    )
