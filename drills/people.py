"""The people of a drill: teams, staff and people supported, made straight in the database."""

from datetime import date, timedelta
from itertools import count

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import Membership, Team, User
from accounts.permissions import Role
from referrals.models import Person, Referral
from support.models import Support
from training.models import TrainingRecord
from workers.models import Stage, Worker

PASSWORD = "drill-peer-support-1"
numbers = count(1)


class Service:
    """One peer support team, one team that refers to it, and whoever a drill asks for."""

    def __init__(self):
        self.password = make_password(PASSWORD)
        number = next(numbers)
        self.team = Team.objects.create(name=f"Drill peer support {number}", kind=Team.Kind.PEER_SUPPORT)
        self.referring_team = Team.objects.create(
            name=f"Drill community team {number}", kind=Team.Kind.REFERRING, refers_to=self.team
        )
        self.stage = Stage.objects.get(code="established")
        self.lead, self.coordinator = self.user(Role.LEAD), self.user(Role.COORDINATOR)

    def user(self, role):
        number = next(numbers)
        user = User.objects.create(email=f"drill{number}@example.org", name=f"Drill {number}", password=self.password)
        team = {Role.COORDINATOR: self.referring_team, Role.ADMINISTRATOR: None}.get(role, self.team)
        Membership.objects.create(user=user, role=role, team=team, starts_at=timezone.now() - timedelta(days=400))
        return user

    def worker(self, **fields):
        """The profile of a worker who holds what they need; their account is its `user`."""
        fields = {
            "stage": self.stage,
            "started_on": ago(365),
            "line_manager": self.lead,
            "supervisor": self.lead,
            "dbs_next_check_on": ago(-365),
        } | fields
        worker = Worker.objects.create(user=self.user(Role.WORKER), team=self.team, **fields)
        TrainingRecord.objects.bulk_create(
            TrainingRecord(
                worker=worker, course=course, status="completed", enrolled_on=ago(40), completed_on=ago(30), hours=1
            )
            for course in worker.stage.required_courses.all()
        )
        return worker

    def referral(self, status=Referral.Status.SUBMITTED):
        """A referral of somebody nobody knows, sent and come as far as `status`."""
        return self.referrals(1, status)[0]

    def referrals(self, number, status):
        sent_at = timezone.now() - timedelta(days=60)
        people = Person.objects.bulk_create(somebody(next(numbers)) for _ in range(number))
        return Referral.objects.bulk_create(
            Referral(
                person=person,
                status=status,
                referrer=self.coordinator,
                referring_team=self.referring_team,
                team=self.team,
                submitted_at=sent_at,
                waiting_since=sent_at,
                hopes="To swim again.",
                agreed=True,
                agreed_on=ago(61),
                agreed_how=Referral.AgreedHow.IN_PERSON,
            )
            for person in people
        )

    def support(self, worker):
        """An active support, four weeks old."""
        return self.supports(worker, 1)[0]

    def supports(self, worker, number, next_review_due=None):
        return Support.objects.bulk_create(
            Support(
                referral=referral,
                person=referral.person,
                worker=worker,
                team=self.team,
                status=Support.Status.ACTIVE,
                matched_on=ago(35),
                started_on=ago(28),
                expected_end_on=ago(-56),
                next_review_due=next_review_due or ago(-14),
            )
            for referral in self.referrals(number, Referral.Status.MATCHED)
        )


def somebody(number):
    return Person(
        name=f"Person {number}",
        date_of_birth=birthday(number),
        nhs_number_missing=Person.NhsNumberMissing.NOT_KNOWN,
        contact_by=Person.ContactBy.PHONE,
        phone="020 7946 0018",
        safe_contact="Mornings.",
        is_known=True,
    )


def birthday(number):
    """A date of birth that no other of the last 20,000 numbers has, so that nobody is taken for somebody else."""
    return date(1945, 1, 1) + timedelta(days=number % 20_000)


def ago(days):
    return timezone.localdate() - timedelta(days=days)
