"""Rows for tests, outside the product's code; valid by default, one line to vary."""

from datetime import date, timedelta

import factory
from django.utils import timezone

from accounts.models import Membership, Team, User
from accounts.permissions import Role
from pathway.models import Interest
from referrals.models import Person, Referral
from supervision.models import Action, Supervision
from support.models import Goal, Session, Support
from training.models import Course, TrainingRecord
from workers.models import Absence, AbsenceKind, Stage, Worker
from workers.models.absences import moments

PASSWORD = "demo-peer-support-1"


def days_ago(days):
    """The date that many days before today."""
    return timezone.localdate() - timedelta(days=days)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    name = factory.Sequence(lambda n: f"Sam Number {n}")
    password = factory.django.Password(PASSWORD)


class TeamFactory(factory.django.DjangoModelFactory):
    """A peer support team; `ReferringTeamFactory` makes one that refers to it."""

    class Meta:
        model = Team

    name = factory.Sequence(lambda n: f"Peer support team {n}")
    kind = Team.Kind.PEER_SUPPORT


class ReferringTeamFactory(TeamFactory):
    name = factory.Sequence(lambda n: f"Community team {n}")
    kind = Team.Kind.REFERRING
    refers_to = factory.SubFactory(TeamFactory)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    role = Role.COORDINATOR
    starts_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=400))


def user_with(role, team=None, **fields):
    """A user who holds `role` in `team` now."""
    return MembershipFactory(role=role, team=team, user=UserFactory(**fields)).user


class WorkerFactory(factory.django.DjangoModelFactory):
    """A peer support worker with the role in their team; line manager and supervisor are its lead."""

    class Meta:
        model = Worker
        skip_postgeneration_save = True

    team = factory.SubFactory(TeamFactory)
    user = factory.LazyAttribute(lambda o: user_with(Role.WORKER, o.team))
    line_manager = factory.LazyAttribute(lambda o: user_with(Role.LEAD, o.team))
    supervisor = factory.SelfAttribute("line_manager")
    stage = factory.LazyFunction(lambda: Stage.objects.get(code="established"))
    started_on = factory.LazyFunction(lambda: days_ago(365))
    band = 3
    dbs_next_check_on = factory.LazyFunction(lambda: days_ago(-365))
    working_days = [0, 1, 2, 3, 4]


class AbsenceFactory(factory.django.DjangoModelFactory):
    """Leave of today and the next days; `first` and `last` are days from today, `last=None` without an end."""

    class Meta:
        model = Absence

    class Params:
        first = 0
        last = 6

    worker = factory.SubFactory(WorkerFactory)
    kind = factory.LazyFunction(lambda: AbsenceKind.objects.get(code="annual-leave"))
    starts_at = factory.LazyAttribute(lambda o: days_off(o.first, o.last)[0])
    ends_at = factory.LazyAttribute(lambda o: days_off(o.first, o.last)[1])
    entered_by = factory.SelfAttribute("worker.user")


def days_off(first, last):
    """Beginning and end of an absence, by days from today."""
    return moments(days_ago(-first), None if last is None else days_ago(-last))


class TrainingRecordFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingRecord

    worker = factory.SubFactory(WorkerFactory)
    course = factory.LazyFunction(lambda: Course.objects.get(code="role"))
    enrolled_on = factory.LazyFunction(lambda: days_ago(100))


def hold_required_training(*workers):
    """Let these workers have completed what their stages require; nothing of it runs out within ten months."""
    for worker in workers:
        for course in worker.stage.required_courses.all():
            TrainingRecordFactory(
                worker=worker,
                course=course,
                status=TrainingRecord.Status.COMPLETED,
                completed_on=days_ago(30),
                hours=course.hours,
                expires_on=days_ago(-335) if course.valid_months else None,
            )


class InterestFactory(factory.django.DjangoModelFactory):
    """Somebody's interest in peer work, to be followed up in two weeks by somebody who runs the pathway."""

    class Meta:
        model = Interest

    team = factory.SubFactory(TeamFactory)
    name = factory.Sequence(lambda n: f"Ira Interested {n}")
    contact = "020 7946 0021, in the evening"
    source = Interest.Source.THEMSELVES
    agreed_on = factory.LazyFunction(lambda: days_ago(3))
    agreed_how = Interest.AgreedHow.IN_PERSON
    stepped_on = factory.LazyFunction(lambda: days_ago(3))
    follower = factory.LazyAttribute(lambda o: user_with(Role.PATHWAY, o.team))
    follow_up_on = factory.LazyFunction(lambda: days_ago(-14))


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Ash Person {n}")
    date_of_birth = date(1990, 5, 17)
    nhs_number_missing = Person.NhsNumberMissing.NOT_KNOWN
    contact_by = Person.ContactBy.PHONE
    phone = "020 7946 0018"
    safe_contact = "Weekday afternoons; do not leave a message."
    is_known = True


class ReferralFactory(factory.django.DjangoModelFactory):
    """A submitted referral; set `status` (and what it needs) for others."""

    class Meta:
        model = Referral

    referring_team = factory.SubFactory(ReferringTeamFactory)
    team = factory.SelfAttribute("referring_team.refers_to")
    referrer = factory.LazyAttribute(lambda o: user_with(Role.COORDINATOR, o.referring_team))
    person = factory.SubFactory(PersonFactory)
    status = Referral.Status.SUBMITTED
    submitted_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=3))
    waiting_since = factory.SelfAttribute("submitted_at")
    hopes = "I would like to leave the house more often."
    agreed = True
    agreed_on = factory.LazyFunction(lambda: days_ago(4))
    agreed_how = Referral.AgreedHow.IN_PERSON


class SupportFactory(factory.django.DjangoModelFactory):
    """An active support, four weeks in."""

    class Meta:
        model = Support

    worker = factory.SubFactory(WorkerFactory)
    team = factory.SelfAttribute("worker.team")
    referral = factory.LazyAttribute(
        lambda o: ReferralFactory(
            status=Referral.Status.MATCHED, team=o.team, referring_team=ReferringTeamFactory(refers_to=o.team)
        )
    )
    person = factory.SelfAttribute("referral.person")
    status = Support.Status.ACTIVE
    matched_on = factory.LazyFunction(lambda: days_ago(35))
    started_on = factory.LazyFunction(lambda: days_ago(28))
    expected_end_on = factory.LazyFunction(lambda: days_ago(-56))
    next_review_due = factory.LazyAttribute(lambda o: min(days_ago(-14), o.expected_end_on or days_ago(-14)))


class GoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Goal

    support = factory.SubFactory(SupportFactory)
    words = "Go swimming again"
    set_on = factory.LazyFunction(lambda: days_ago(28))


class SessionFactory(factory.django.DjangoModelFactory):
    """A session logged yesterday."""

    class Meta:
        model = Session

    support = factory.SubFactory(SupportFactory)
    team = factory.SelfAttribute("support.team")
    worker = factory.SelfAttribute("support.worker")
    date = factory.LazyFunction(lambda: days_ago(1))
    minutes = 60
    attendance = Session.Attendance.ON_TIME
    logged_at = factory.LazyFunction(timezone.now)
    summary = "We walked to the library and found the reading group."


class SupervisionFactory(factory.django.DjangoModelFactory):
    """A supervision scheduled for next week."""

    class Meta:
        model = Supervision

    worker = factory.SubFactory(WorkerFactory)
    supervisor = factory.SelfAttribute("worker.supervisor")
    date = factory.LazyFunction(lambda: days_ago(-7))


class ActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Action

    supervision = factory.SubFactory(SupervisionFactory)
    text = "Find out about the writing group"
    owner = factory.SelfAttribute("supervision.worker.user")
    due_on = factory.LazyFunction(lambda: days_ago(-7))
