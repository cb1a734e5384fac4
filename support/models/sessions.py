from datetime import time, timedelta

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Now, TruncDate

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.history import track_choices
from groundwork.models import BaseModel
from groundwork.models.bases import filled_when
from groundwork.permissions import NOTHING, any_of, in_teams
from groundwork.words import day
from support.models.covers import Cover
from support.models.goals import Goal
from support.models.rings import Ring
from support.models.service_lists import ConnectionKind, Principle
from support.models.striking import Strikable, StrikableQuerySet, struck_whole
from support.models.supports import Support
from workers.models import Absence, ExperienceTheme, Wellbeing, Worker

LAST_MINUTE = time(23, 59)


def worked_on(user):
    """The sessions of the people a worker supports now, those before that may be read, and what who covers may see."""
    if not user.can(Permission.SUPPORT):
        return NOTHING
    supports = Support.objects.own_of(user)
    agreed = supports.filter(earlier_notes_agreed=True)
    earlier = Q(support__referral__in=agreed.values("referral"), logged_at__isnull=False, struck_at__isnull=True)
    return Q(support__in=supports) | earlier | seen_by_cover(user)


def seen_by_cover(user):
    """Who covers sees what is booked and what they log themselves; notes of others only where the person agreed."""
    counting = Cover.objects.of(user).counting(TruncDate(Now()), Now()).order_by()
    agreed = Q(support__in=counting.filter(notes_agreed=True).values("support"), struck_at__isnull=True)
    mine = Q(worker__user=user) | Q(logged_at__isnull=True)
    return Q(mine, support__in=counting.values("support")) | agreed


def at_clock(otherwise):
    """The moment at which a session begins by the clocks here; without a start time, `otherwise` on its day."""
    begins = F("date") + Coalesce("start", Value(otherwise))
    local = ExpressionWrapper(begins, output_field=models.DateTimeField())
    return Func(Value(settings.TIME_ZONE), local, function="TIMEZONE", output_field=models.DateTimeField())


class SessionQuerySet(StrikableQuerySet):
    def visible_to(self, user):
        """Sessions of the supports that `user` may see.

        A worker who took over sees notes of the worker before only while the person agrees to it, and so does a
        worker who covers with those of the worker who is away.
        """
        led = in_teams("team", user.teams_with(Permission.SEE_TEAM_RECORDS))
        return self.filter(any_of(led, worked_on(user)))

    def earlier_than(self, support):
        """Logged sessions of the supports that went before this one, for the same referral."""
        return self.logged().filter(support__referral=support.referral_id, support__created_at__lt=support.created_at)

    def held(self):
        """Sessions that took place with the person there."""
        return self.counted().filter(attendance__in=Session.SEEN)

    def logged(self):
        """Sessions whose outcome is known, whatever it was."""
        return self.written().counted()

    def written(self):
        """Sessions whose outcome was written down, in error or not."""
        return self.exclude(attendance=Session.Attendance.NOT_YET)

    def to_log(self, today):
        """Booked sessions whose day has passed and whose outcome nobody has logged."""
        return self.filter(attendance=Session.Attendance.NOT_YET, date__lt=today, support__status__in=Support.OPEN)

    def booked(self, today):
        """Sessions to come."""
        return self.filter(attendance=Session.Attendance.NOT_YET, date__gte=today)

    def in_absences(self, absences):
        """Booked sessions at a time in which one of these absences (a queryset) takes their worker away.

        Of a session without a start time, it is enough that the worker is away for a part of the day.
        """
        booked = self.filter(attendance=Session.Attendance.NOT_YET)
        booked = booked.annotate(begins=at_clock(time.min), ends=at_clock(LAST_MINUTE))
        theirs = absences.filter(worker=OuterRef("support__worker"), starts_at__lte=OuterRef("ends")).order_by()
        return booked.filter(Exists(theirs.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=OuterRef("begins")))))

    def without_cover(self, today, now):
        """Booked sessions, from today on, of supports without cover, in the absence that goes on at `now`."""
        supports = Support.objects.without_cover(today, now).order_by()
        booked = self.booked(today).filter(support__in=supports.values("pk"))
        return booked.in_absences(Absence.objects.current(now))

    def to_ring_about(self, today, now):
        """Those of them about which nobody has rung the person in that absence."""
        current = Absence.objects.current(now).order_by()
        rung = Ring.objects.standing().filter(absence__in=current.values("pk"), support=OuterRef("support"))
        return self.without_cover(today, now).filter(~Exists(rung))

    def debrief_asked(self):
        """Sessions after which the worker asked for a debrief that has not been held."""
        return self.counted().filter(debrief_wanted=True, debriefed_on__isnull=True)


# The team is that of the support, whose history tells it.
@pghistory.track(exclude=["team"])
class Session(Strikable, BaseModel):
    """A meeting of worker and person: booked (attendance "not yet") or logged."""

    class Attendance(models.TextChoices):
        """NHS Data Dictionary: attended or did not attend."""

        ON_TIME = "5", "Attended on time"
        LATE = "6", "Arrived late and was seen"
        TOO_LATE = "7", "Arrived too late to be seen"
        CANCELLED_BY_PERSON = "2", "Cancelled by or for the person"
        DID_NOT_ATTEND = "3", "Did not attend"
        CANCELLED_BY_SERVICE = "4", "Cancelled by the service"
        NOT_YET = "0", "Not yet"

    SEEN = [Attendance.ON_TIME, Attendance.LATE]

    class Kind(models.TextChoices):
        ONE_TO_ONE = "one_to_one", "One to one"
        GROUP = "group", "Group"
        NETWORK = "network", "Network meeting"

    class Mode(models.TextChoices):
        """NHS Data Dictionary: consultation mechanism."""

        FACE_TO_FACE = "01", "Face to face"
        TELEPHONE = "02", "Telephone"
        TALK_TYPE = "04", "Talk type"
        EMAIL = "05", "Email"
        TEXT = "09", "Text message"
        CHAT = "10", "Online messaging"
        VIDEO = "11", "Video"
        MESSAGE_BOARD = "12", "Message board"
        CHAT_ROOM = "13", "Chat room"
        OTHER = "98", "Other"

    support = models.ForeignKey(Support, models.PROTECT, related_name="sessions")
    # That of the support, so that lists of a team need not look at all supports. A foreign key of both columns, which
    # only the migration knows, keeps the two alike.
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", editable=False, db_index=False)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="sessions")
    date = models.DateField()
    start = models.TimeField("start time", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.ONE_TO_ONE)
    mode = models.CharField("how you met", max_length=2, choices=Mode, default=Mode.FACE_TO_FACE)
    place = models.CharField(max_length=150, blank=True)
    attendance = models.CharField(max_length=1, choices=Attendance, default=Attendance.NOT_YET)
    others_present = models.CharField("who else was there", max_length=200, blank=True)

    summary = models.TextField("what we did", blank=True)
    mattered = models.TextField("what the person said mattered", blank=True)
    learned = models.TextField("what I learned", blank=True)
    principles = models.ManyToManyField(Principle, blank=True, related_name="+")
    goals = models.ManyToManyField(Goal, blank=True, related_name="sessions")
    experience_theme = models.ForeignKey(
        ExperienceTheme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="own experience shared: theme",
    )
    experience_purpose = models.CharField("own experience shared: purpose", max_length=200, blank=True)
    connection = models.CharField("community connection", max_length=150, blank=True)
    connection_kind = models.ForeignKey(ConnectionKind, models.PROTECT, null=True, blank=True, related_name="+")
    written_together = models.BooleanField("written or read together with the person", null=True)

    wellbeing = models.PositiveSmallIntegerField("how I am afterwards", choices=Wellbeing, null=True, blank=True)
    debrief_wanted = models.BooleanField("I would like a debrief", default=False)
    debriefed_on = models.DateField("debrief held on", null=True, editable=False)
    logged_at = models.DateTimeField(null=True, editable=False)
    edit_hours = models.PositiveSmallIntegerField(default=72, db_default=72, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-start"]
        indexes = [
            models.Index(fields=["support", "-date"], name="session_of_support"),
            models.Index(fields=["worker", "-date"], name="session_of_worker"),
            models.Index(fields=["team", "date"], condition=Q(attendance="0"), name="session_to_log"),
            models.Index(fields=["support", "date"], condition=Q(attendance="0"), name="session_planned"),
            # In the order of the list; with what the figures of four weeks ask for, so that they read the index alone.
            models.Index(
                fields=["team", "-date", "id"],
                include=["attendance", "worker", "wellbeing", "struck_at"],
                name="session_of_team",
            ),
            models.Index(
                fields=["team"],
                condition=Q(debrief_wanted=True, debriefed_on__isnull=True, struck_at__isnull=True),
                name="session_debrief_asked",
            ),
        ]
        constraints = [
            struck_whole("session_struck_whole"),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True) | ~Q(attendance="0"),
                name="session_struck_was_logged",
                violation_error_message="A session that is only booked is moved, or logged as cancelled.",
            ),
            filled_when(
                "session_logged_with_attendance",
                ~Q(attendance="0"),
                "logged_at",
                message="Say whether the person attended.",
            ),
            models.CheckConstraint(
                condition=Q(wellbeing__isnull=True) | Q(wellbeing__range=(1, 5)),
                name="session_wellbeing_1_to_5",
                violation_error_message="Choose how you are, from 1 to 5.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 600)),
                name="session_minutes_in_range",
                violation_error_message="Minutes must be between 1 and 600.",
            ),
        ]

    def __str__(self):
        return f"session of {self.date:%Y-%m-%d}"

    def get_absolute_url(self):
        return address_of_record("support:session_detail", self.pk)

    def permission_team_ids(self):
        return [self.support.team_id]

    @property
    def author_id(self):
        """Who logs it."""
        return self.worker.user_id

    @property
    def moment(self):
        """Day and time."""
        return f"{day(self.date)} at {self.start:%H:%M}" if self.start else day(self.date)

    @property
    def when(self):
        """Day, time and place, to tell it from others that are booked."""
        return f"{self.moment}, {self.place}" if self.place else self.moment

    @property
    def is_logged(self):
        return self.logged_at is not None

    @property
    def wants_debrief(self):
        return self.debrief_wanted and not self.debriefed_on and not self.is_struck

    @property
    def was_seen(self):
        return self.attendance in self.SEEN

    @property
    def edit_hours_over(self):
        """What whoever comes too late to change the note is told."""
        return f"The {self.edit_hours} hours for changes have passed."

    def may_be_edited_by(self, user, now):
        """The author's to edit for its `edit_hours` after it was logged; then additions only."""
        if not self.logged_at or self.is_struck:
            return False
        return now < self.logged_at + timedelta(hours=self.edit_hours) and self.worker.user_id == user.pk


track_choices(Session.principles.through)
track_choices(Session.goals.through)
