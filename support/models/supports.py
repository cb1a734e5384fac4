from datetime import timedelta
from functools import cached_property

import pghistory
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now, TruncDate
from django.utils import timezone

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel, StatusChange
from groundwork.models.bases import filled_when
from groundwork.permissions import NOTHING, any_of, in_teams
from groundwork.searches import named, searched
from referrals.models.codes import numbered, referenced
from referrals.models.people import Person
from referrals.models.referrals import Referral
from support.models.intensity import Intensity
from support.models.service_lists import EndingReason
from workers.models import Absence, Worker

ENDING_DAYS = 28
# How long before an absence leads see that cover is still to be named.
SOON = timedelta(days=14)


def own(user):
    teams = user.teams_with(Permission.SUPPORT)
    return Q(worker__user=user, status__in=Support.OPEN, team__in=teams) if teams else NOTHING


def covers():
    """Who covers which support; the model stands above this one."""
    return apps.get_model("support", "Cover").objects


def covered(user):
    """Open supports that `user` covers at this moment, as `Cover.objects.counting` says."""
    teams = user.teams_with(Permission.SUPPORT)
    if not teams:
        return NOTHING
    counting = covers().of(user).counting(TruncDate(Now()), Now())
    return Q(pk__in=counting.order_by().values("support"), status__in=Support.OPEN, team__in=teams)


class SupportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A worker's own open supports in the teams they work in, what they cover, and a lead's team's."""
        led = in_teams("team", user.teams_with(Permission.SEE_TEAM_RECORDS))
        return self.filter(any_of(own(user), covered(user), led))

    def supported_by(self, user):
        """Open supports of which `user` is the worker, in the teams they work in, or which they cover now."""
        return self.filter(any_of(own(user), covered(user)))

    def own_of(self, user):
        """Open supports of which `user` is the worker, in the teams they work in."""
        return self.filter(own(user))

    def covered_by(self, user):
        """Open supports that `user` covers now, while their worker is away."""
        return self.filter(covered(user))

    def with_worker_away(self, now):
        """Open supports whose worker is away at `now`, a moment or `Now()`."""
        return self.open().filter(worker__in=Worker.objects.away(now).order_by().values("pk"))

    def without_cover(self, today, now=None):
        """Open supports whose worker is away, and nobody covers: nobody was named, or plainly nobody, or they fell out.

        Of somebody who died nothing needs cover.
        """
        now = now or Now()
        counting = covers().counting(today, now)
        uncovered = self.with_worker_away(now).exclude(pk__in=counting.order_by().values("support"))
        return uncovered.filter(person__deceased_on__isnull=True)

    def open(self):
        """Supports that have not ended; they count towards a worker's caseload."""
        return self.filter(status__in=Support.OPEN)

    def without_worker(self, today):
        """Open supports whose worker is not there."""
        return self.open().exclude(worker__in=Worker.objects.there(today, Now()).order_by().values("pk"))

    def review_due(self, by):
        """Open supports, not paused, whose next review is due on or before the date `by`."""
        return self.filter(status=Support.Status.ACTIVE, next_review_due__lte=by)

    def review_overdue(self, today):
        """Open supports, not paused, whose next review was due before `today`."""
        return self.filter(status=Support.Status.ACTIVE, next_review_due__lt=today)

    def ending_soon(self, today):
        """Open supports whose expected end is in the next four weeks, or past."""
        return self.open().filter(expected_end_on__lte=today + timedelta(days=ENDING_DAYS))

    def to_ring(self, today, now=None):
        """Those of them with sessions in the absence, about which nobody has rung the person."""
        sessions = apps.get_model("support", "Session").objects.to_ring_about(today, now or Now())
        return self.filter(pk__in=sessions.order_by().values("support"))

    def cover_to_say(self, today, now=None):
        """Open supports whose worker goes away within two weeks, of which nobody said yet whether somebody covers."""
        now = now or Now()
        soon = Absence.objects.not_over(now).filter(starts_at__gt=now, starts_at__date__lte=today + SOON)
        said = covers().in_force().filter(absence=OuterRef("pk"), support=OuterRef(OuterRef("pk"))).order_by()
        unsaid = soon.filter(~Exists(said), worker=OuterRef("worker")).order_by()
        return self.open().filter(Exists(unsaid), person__deceased_on__isnull=True)

    def search(self, text):
        """Those of which `text` is the referral's reference, the person's names, or their NHS number."""
        return searched(self, named(text, "person__"), referenced(text, "referral__"), numbered(text))

    def without_first_session(self):
        """Matched, and no first session has been booked."""
        return self.filter(status=Support.Status.STARTING).exclude(sessions__attendance="0")


@pghistory.track()
class Support(BaseModel):
    """One person supported by one worker, from the match to the ending."""

    class Status(models.TextChoices):
        STARTING = "starting", "First session to come"
        ACTIVE = "active", "Active"
        PAUSED = "paused", "Paused"
        ENDED = "ended", "Ended"

    OPEN = [Status.STARTING, Status.ACTIVE, Status.PAUSED]
    COLOURS = {Status.STARTING: "blue", Status.ACTIVE: "green", Status.PAUSED: "yellow", Status.ENDED: "grey"}
    TRANSITIONS = {
        Status.STARTING: [Status.ACTIVE, Status.ENDED],
        Status.ACTIVE: [Status.PAUSED, Status.ENDED, Status.STARTING],
        Status.PAUSED: [Status.ACTIVE, Status.ENDED, Status.STARTING],
        Status.ENDED: [Status.STARTING, Status.ACTIVE, Status.PAUSED],
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="supports")
    person = models.ForeignKey(Person, models.PROTECT, related_name="supports")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="supports")
    team = models.ForeignKey(Team, models.PROTECT, related_name="supports")
    status = models.CharField(max_length=20, choices=Status, default=Status.STARTING, editable=False)
    matched_on = models.DateField(editable=False)
    started_on = models.DateField(null=True, editable=False, help_text="Date of the first session attended.")
    # Where nobody has said how often they meet, it counts as a whole place.
    intensity = models.ForeignKey(Intensity, models.PROTECT, null=True, related_name="+", editable=False)
    expected_end_on = models.DateField("expected end", null=True)
    review_weeks = models.PositiveSmallIntegerField("weeks between reviews", default=6)
    next_review_due = models.DateField("next review due", null=True)
    earlier_notes_agreed = models.BooleanField(
        "the person agreed that earlier session notes may be read", default=False
    )

    ended_on = models.DateField("ended on", null=True, editable=False)
    ending_reason = models.ForeignKey(EndingReason, models.PROTECT, null=True, editable=False, related_name="+")
    ending_summary = models.TextField("summary, written with the person", blank=True, editable=False)
    taking_on = models.TextField("what the person takes on", blank=True, editable=False)

    objects = SupportQuerySet.as_manager()

    class Meta:
        ordering = ["matched_on"]
        indexes = [
            models.Index(fields=["worker"], condition=~Q(status="ended"), name="support_open_of_worker"),
            models.Index(fields=["team", "status"], include=["id"], name="support_team_status"),
            # With the person, so that lists by name read the index alone.
            models.Index(fields=["team"], include=["id", "person", "referral"], name="support_of_team"),
            models.Index(fields=["next_review_due"], condition=Q(status="active"), name="support_review_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=~Q(status="ended"),
                name="support_one_open",
                violation_error_message="This person already has a worker for this referral.",
            ),
            filled_when(
                "support_ended_with_reason",
                Q(status="ended"),
                "ended_on",
                "ending_reason",
                message="Enter the date and choose the reason the support ended.",
            ),
            models.CheckConstraint(
                condition=~Q(status="active") | Q(started_on__isnull=False, expected_end_on__isnull=False),
                name="support_active_has_dates",
                violation_error_message="An active support has a start and an expected end.",
            ),
            models.CheckConstraint(
                condition=Q(expected_end_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(expected_end_on__gte=F("started_on")),
                name="support_ends_after_start",
                violation_error_message="The expected end must be after the first session.",
            ),
            models.CheckConstraint(
                condition=Q(next_review_due__isnull=True)
                | Q(expected_end_on__isnull=True)
                | Q(next_review_due__lte=F("expected_end_on")),
                name="support_review_by_end",
                violation_error_message="A review falls due by the expected end. Extend the support first.",
            ),
        ]

    def __str__(self):
        return self.referral.reference

    def get_absolute_url(self):
        return address_of_record("support:support_detail", self.pk)

    def permission_team_ids(self):
        return [self.team_id]

    def is_supported_by(self, user):
        """Whether `user` is the worker who supports this person now."""
        return self.status in self.OPEN and self.worker.user_id == user.pk

    def is_covered_by(self, user):
        """Whether `user` covers now, while the worker is away."""
        return self.status in self.OPEN and user.pk in self.covering_users

    @cached_property
    def covering_users(self):
        """Ids of who covers at this moment: one or none."""
        counting = self.covers.counting(TruncDate(Now()), Now())
        return set(counting.order_by().values_list("worker__user_id", flat=True))

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def colour(self):
        """Colour of the status tag."""
        return self.COLOURS[self.status]

    def plan_review(self, wanted, *, held_on):
        """Let the next review after the one held on that day fall due on the day that is wanted, by the expected end.

        Where the end is reached already none is due: an ending follows, or an extension with its own.
        """
        due = min(wanted, self.expected_end_on)
        self.next_review_due = due if due > held_on else None

    def is_overdue(self, today):
        """Whether its next review was due before `today`, as `review_overdue` says of many."""
        return self.status == self.Status.ACTIVE and bool(self.next_review_due) and self.next_review_due < today


class SupportStatusChange(StatusChange):
    """A line of a support's timeline."""

    support = models.ForeignKey(Support, models.PROTECT, related_name="status_changes")

    class Meta(StatusChange.Meta):
        indexes = [models.Index(fields=["support", "at"], name="support_change")]


@pghistory.track()
class Extension(BaseModel):
    """A later expected end, agreed after a review, or one put right; with the reason."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="extensions")
    expected_end_before = models.DateField()
    expected_end_on = models.DateField("new expected end")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(expected_end_on=F("expected_end_before")),
                name="extension_is_another_day",
                violation_error_message="This is the expected end already. Enter another date.",
            )
        ]

    def __str__(self):
        return f"extension to {self.expected_end_on:%Y-%m-%d}"

    @property
    def verb(self):
        """What it did, as the timeline says it."""
        return "Extended" if self.expected_end_on > self.expected_end_before else "Expected end corrected"


@pghistory.track()
class EarlierNotesAnswer(BaseModel):
    """What the person said when asked whether their new worker may read the session notes from before.

    `by_mistake` says that the answer before was not theirs: it was recorded by mistake, and is taken back.
    """

    support = models.ForeignKey(Support, models.CASCADE, related_name="earlier_notes_answers")
    agreed = models.BooleanField()
    by_mistake = models.BooleanField(default=False)
    reason = models.TextField("what happened", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by_mistake=False) | (Q(agreed=False) & ~Q(reason="")),
                name="earlier_notes_mistake_explained",
                violation_error_message="Say what happened.",
            ),
        ]

    def __str__(self):
        return f"answer of {self.at:%Y-%m-%d}"
