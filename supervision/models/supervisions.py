import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from accounts.models import Membership
from accounts.permissions import Permission, roles_with
from groundwork.addresses import address_of_record
from groundwork.history import track_choices
from groundwork.models import BaseModel, StatusChange
from groundwork.models.bases import filled_when
from groundwork.permissions import NOTHING, any_of, in_teams
from groundwork.words import day
from support.models import Principle
from workers.models import Wellbeing, Worker


def given_by(user):
    """Somebody who took over as a worker's supervisor takes over what stands in the diary, and no record."""
    teams = user.teams_with(Permission.SUPERVISE)
    if not teams:
        return NOTHING
    theirs = Q(supervisor=user) | Q(worker__supervisor=user, status="scheduled")
    return theirs & Q(worker__team__in=teams)


def visible(user):
    """Supervision is for the two of them: the worker's own, and those the supervisor gives."""
    own = Q(worker__user=user) if user.can(Permission.SEE_OWN_PROFILE) else NOTHING
    return any_of(given_by(user), own)


def near(user):
    """The workers whose supervision somebody may see anything of: the database begins with these few."""
    teams = user.teams_with(Permission.SUPERVISE) | user.teams_with(Permission.SEE_DASHBOARD)
    return Q(worker__in=Worker.objects.filter(Q(user=user) | Q(team__in=teams)).order_by().values("pk"))


class SupervisionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Supervisions that `user` may open."""
        return self.filter(visible(user))

    def given_by(self, user):
        """Supervisions that are `user`'s to give: their own, and the diary of workers they took over."""
        return self.filter(given_by(user))

    def given_to(self, user):
        """Supervisions of which `user` is the worker."""
        return self.filter(worker__user=user)

    def dates_visible_to(self, user):
        """Supervisions of which `user` may know that and when: their own, and those of the teams they lead."""
        teams = user.teams_with(Permission.SEE_DASHBOARD)
        return self.filter(any_of(in_teams("worker__team", teams), visible(user)), near(user))

    def held(self):
        """Supervisions that took place; a cancelled one does not count."""
        return self.filter(status__in=Supervision.HELD)

    def scheduled(self):
        """Supervisions with a date that have not been held or cancelled."""
        return self.filter(status=Supervision.Status.SCHEDULED)

    def without_supervisor(self):
        """In the diary, and neither who was to give it nor the worker's supervisor is there to."""
        may = Membership.objects.there(Now()).with_role(*roles_with(Permission.SUPERVISE))
        either = Q(user=OuterRef("supervisor")) | Q(user=OuterRef("worker__supervisor"))
        return self.scheduled().exclude(Exists(may.filter(either, team=OuterRef("worker__team"))))

    def without_worker(self, today):
        """In the diary with a worker who is not there."""
        return self.scheduled().exclude(worker__in=Worker.objects.there(today, Now()).order_by().values("pk"))

    def to_come(self, today):
        """Scheduled for `today` or later."""
        return self.scheduled().filter(date__gte=today)

    def routine(self):
        """Supervisions of the kinds that a worker's interval counts from."""
        return self.filter(kind__in=Supervision.ROUTINE)

    def to_record(self, today):
        """Scheduled for before `today`: neither recorded nor cancelled."""
        return self.scheduled().filter(date__lt=today)

    def cancelled(self):
        return self.filter(status=Supervision.Status.CANCELLED)

    def unconfirmed(self):
        """Recorded by the supervisor and not yet confirmed by the worker."""
        return self.filter(status=Supervision.Status.RECORDED)


@pghistory.track()
class Supervision(BaseModel):
    """A supervision of one worker: scheduled, recorded, and confirmed by the worker."""

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", "Scheduled"
        RECORDED = "recorded", "Recorded, to be confirmed"
        CONFIRMED = "confirmed", "Confirmed"
        CANCELLED = "cancelled", "Cancelled"

    HELD = [Status.RECORDED, Status.CONFIRMED]
    COLOURS = {
        Status.SCHEDULED: "blue",
        Status.RECORDED: "yellow",
        Status.CONFIRMED: "green",
        Status.CANCELLED: "grey",
    }
    # Moved to another day it stays scheduled; corrected before it is confirmed it stays recorded.
    TRANSITIONS = {
        Status.SCHEDULED: [Status.SCHEDULED, Status.RECORDED, Status.CANCELLED],
        Status.RECORDED: [Status.RECORDED, Status.CONFIRMED],
    }

    class Kind(models.TextChoices):
        LINE_MANAGEMENT = "line_management", "Line management"
        PRACTICE = "practice", "Practice"
        PEER = "peer", "Peer"
        GROUP = "group", "Group"
        DEBRIEF = "debrief", "Debrief"
        ADDITIONAL = "additional", "Additional"

    ROUTINE = [Kind.LINE_MANAGEMENT, Kind.PRACTICE]

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="supervisions_given")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PRACTICE)
    status = models.CharField(max_length=20, choices=Status, default=Status.SCHEDULED, editable=False)
    date = models.DateField()
    start = models.TimeField("start time", null=True, blank=True)
    place = models.CharField("where", max_length=150, blank=True)

    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(480)]
    )
    discussed = models.TextField("what was discussed", blank=True)
    caseload_discussed = models.TextField("the people supported", blank=True)
    principles = models.ManyToManyField(Principle, blank=True, related_name="+")
    wellbeing = models.PositiveSmallIntegerField("the worker's wellbeing", choices=Wellbeing, null=True, blank=True)
    adjustments_checked = models.BooleanField("reasonable adjustments checked", null=True)
    training_needs = models.TextField("training needs", blank=True)
    workers_words = models.TextField("the worker's own words", blank=True)
    confirmed_at = models.DateTimeField(null=True, editable=False)

    objects = SupervisionQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-start"]
        indexes = [
            models.Index(fields=["worker", "-date"], name="supervision_of_worker"),
            models.Index(fields=["date"], condition=Q(status="scheduled"), name="supervision_scheduled"),
            models.Index(fields=["worker", "date"], condition=Q(status="scheduled"), name="supervision_planned"),
            models.Index(
                fields=["worker", "date"],
                condition=Q(kind__in=["line_management", "practice"], status__in=["recorded", "confirmed"]),
                name="supervision_routine_held",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "kind", "date"],
                condition=~Q(status="cancelled"),
                name="supervision_once_a_day",
                violation_error_message="A supervision of this kind is already planned or recorded for that day.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["recorded", "confirmed"]) | (Q(minutes__isnull=False) & ~Q(discussed="")),
                name="supervision_record_is_complete",
                violation_error_message="A record needs the minutes and what was discussed.",
            ),
            filled_when(
                "supervision_confirmed_with_time",
                Q(status="confirmed"),
                "confirmed_at",
                message="A confirmed record needs its time.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} supervision of {self.date:%Y-%m-%d}"

    def get_absolute_url(self):
        return address_of_record("supervision:supervision_detail", self.pk)

    @property
    def colour(self):
        """Colour of the status tag."""
        return self.COLOURS[self.status]

    def is_overdue(self, today):
        """Whether it should have been recorded or cancelled by `today`."""
        return self.status == self.Status.SCHEDULED and self.date < today

    def permission_team_ids(self):
        return [self.worker.team_id]

    def is_given_by(self, user):
        """Whether it is `user`'s to move, cancel or record; see `given_by`."""
        took_over = self.status == self.Status.SCHEDULED and self.worker.supervisor_id == user.pk
        return took_over or self.supervisor_id == user.pk

    @property
    def label(self):
        """What messages call it, without naming anybody."""
        return f"supervision on {day(self.date)}"


class SupervisionStatusChange(StatusChange):
    """A line of a supervision's timeline."""

    supervision = models.ForeignKey(Supervision, models.PROTECT, related_name="status_changes")

    class Meta(StatusChange.Meta):
        pass


class ActionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Actions of the supervisions that `user` may see, and those handed over to them in teams they supervise."""
        teams = user.teams_with(Permission.SUPERVISE)
        taken_over = Q(owner=user, supervision__worker__team__in=teams) if teams else NOTHING
        return self.filter(any_of(Q(supervision__in=Supervision.objects.visible_to(user)), taken_over))

    def open(self):
        """Actions still to do."""
        return self.filter(done_on__isnull=True)

    def without_owner(self):
        """Still to do, and who was to do it has no role in the team any more."""
        there = Membership.objects.there(Now())
        return self.open().exclude(
            Exists(there.filter(user=OuterRef("owner"), team=OuterRef("supervision__worker__team")))
        )

    def done(self):
        """Actions that were ticked off."""
        return self.filter(done_on__isnull=False)

    def due(self, today):
        """Open actions whose date is today or has passed."""
        return self.open().filter(due_on__lte=today)


@pghistory.track()
class Action(BaseModel):
    """Something agreed in supervision, with an owner and a date."""

    supervision = models.ForeignKey(Supervision, models.CASCADE, related_name="actions")
    text = models.CharField("what will be done", max_length=300)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="supervision_actions")
    due_on = models.DateField("by when")
    done_on = models.DateField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on"]
        indexes = [
            models.Index(fields=["owner", "due_on"], condition=Q(done_on__isnull=True), name="action_open"),
            models.Index(fields=["supervision"], condition=Q(done_on__isnull=True), name="action_open_of_supervision"),
        ]

    def __str__(self):
        return self.text

    def is_overdue(self, today):
        """Whether it is open and its date has passed, as `overdue` says of many."""
        return self.done_on is None and self.due_on < today

    def permission_team_ids(self):
        return self.supervision.permission_team_ids()


track_choices(Supervision.principles.through)
