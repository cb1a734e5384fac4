from datetime import timedelta

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.addresses import address_of_record
from accounts.models import Record, StatusChange, Team
from accounts.permissions import NOTHING, Permission, any_of, in_teams
from accounts.words import day
from referrals.models.people import Person, called
from referrals.models.reference import EndingReason
from referrals.models.referrals import Referral
from workers.models import Worker

SUPPORT_WEEKS = 12
REVIEW_WEEKS = 6
ENDING_DAYS = 28


def own(user):
    teams = user.teams_with(Permission.SUPPORT)
    return Q(worker__user=user, status__in=Support.OPEN, team__in=teams) if teams else NOTHING


class SupportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A worker's own open supports in the teams they work in; a lead's, those of their team."""
        return self.filter(any_of(own(user), in_teams("team", user.teams_with(Permission.SEE_TEAM_RECORDS))))

    def supported_by(self, user):
        """Open supports of which `user` is the worker, in the teams they work in."""
        return self.filter(own(user))

    def open(self):
        """Supports that have not ended; they count towards a worker's caseload."""
        return self.filter(status__in=Support.OPEN)

    def review_due(self, by):
        """Open supports, not paused, whose next review is due on or before the date `by`."""
        return self.filter(status=Support.Status.ACTIVE, next_review_due__lte=by)

    def review_overdue(self, today):
        """Open supports, not paused, whose next review was due before `today`."""
        return self.filter(status=Support.Status.ACTIVE, next_review_due__lt=today)

    def ending_soon(self, today):
        """Open supports whose expected end is in the next four weeks, or past."""
        return self.open().filter(expected_end_on__lte=today + timedelta(days=ENDING_DAYS))

    def search(self, text):
        """Those whose referral's reference or person's name has `text` in it, accents and case aside."""
        return self.filter(Q(referral__reference__icontains=text) | called(text))

    def without_first_session(self):
        """Matched, and no first session has been booked."""
        return self.filter(status=Support.Status.STARTING).exclude(sessions__attendance="0")


@pghistory.track()
class Support(Record):
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
        Status.ACTIVE: [Status.PAUSED, Status.ENDED],
        Status.PAUSED: [Status.ACTIVE, Status.ENDED],
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="supports")
    person = models.ForeignKey(Person, models.PROTECT, related_name="supports")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="supports")
    team = models.ForeignKey(Team, models.PROTECT, related_name="supports")
    status = models.CharField(max_length=20, choices=Status, default=Status.STARTING, editable=False)
    matched_on = models.DateField(editable=False)
    started_on = models.DateField(null=True, editable=False, help_text="Date of the first session attended.")
    expected_end_on = models.DateField("expected end", null=True)
    review_weeks = models.PositiveSmallIntegerField("weeks between reviews", default=REVIEW_WEEKS)
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
            models.CheckConstraint(
                condition=Q(status="ended", ended_on__isnull=False, ending_reason__isnull=False)
                | (~Q(status="ended") & Q(ended_on__isnull=True, ending_reason__isnull=True)),
                name="support_ended_with_reason",
                violation_error_message="Enter the date and choose the reason the support ended.",
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
        ]

    def __str__(self):
        return self.referral.reference

    def get_absolute_url(self):
        return address_of_record("referrals:support_detail", self.pk)

    def permission_team_ids(self):
        return [self.team_id]

    def is_supported_by(self, user):
        """Whether `user` is the worker who supports this person now."""
        return self.status in self.OPEN and self.worker.user_id == user.pk

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def colour(self):
        """Colour of the status tag."""
        return self.COLOURS[self.status]

    def is_overdue(self, today):
        """Whether its next review was due before `today`, as `review_overdue` says of many."""
        return self.status == self.Status.ACTIVE and bool(self.next_review_due) and self.next_review_due < today


class SupportStatusChange(StatusChange):
    """A line of a support's timeline."""

    support = models.ForeignKey(Support, models.PROTECT, related_name="status_changes")

    class Meta(StatusChange.Meta):
        indexes = [models.Index(fields=["support", "at"], name="support_change")]


@pghistory.track()
class Extension(Record):
    """A later expected end, agreed after a review, with the reason."""

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
                condition=Q(expected_end_on__gt=F("expected_end_before")),
                name="extension_is_later",
                violation_error_message="The new expected end must be later than the present one.",
            )
        ]

    def __str__(self):
        return f"extension to {self.expected_end_on:%Y-%m-%d}"


@pghistory.track()
class EarlierNotesAnswer(Record):
    """What the person said when asked whether their new worker may read the session notes from before."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="earlier_notes_answers")
    agreed = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]

    def __str__(self):
        return f"answer of {self.at:%Y-%m-%d}"


class GoalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Goals of the supports that `user` may see."""
        return self.filter(support__in=Support.objects.visible_to(user))

    def open(self):
        """Goals the person still works towards."""
        return self.filter(closed_on__isnull=True)


@pghistory.track()
class Goal(Record):
    """Something the person wants, in their own words."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="goals")
    words = models.CharField("goal, in the person's own words", max_length=300)
    set_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def __str__(self):
        return self.words

    @property
    def is_open(self):
        return self.closed_on is None


@pghistory.track()
class Review(Record):
    """A review held with the person: what was discussed, and what next."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="reviews")
    held_on = models.DateField("held on")
    who_came = models.CharField("who came", max_length=200, blank=True)
    discussed = models.TextField("what we discussed")
    choices_still_right = models.BooleanField("the person's choices are still right", null=True)
    what_next = models.TextField("what next", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["support", "held_on"],
                name="review_once_a_day",
                violation_error_message="A review on this date has already been recorded.",
            )
        ]

    def __str__(self):
        return f"review of {self.held_on:%Y-%m-%d}"

    @property
    def title(self):
        return f"Review of {day(self.held_on)}"


@pghistory.track()
class GoalRating(Record):
    """How near the person feels to a goal, 0 to 10, rated by the person (Goal-Based Outcomes)."""

    class Stage(models.TextChoices):
        START = "start", "At the start"
        REVIEW = "review", "At a review"
        END = "end", "At the end"

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="ratings")
    rating = models.PositiveSmallIntegerField(validators=[MinValueValidator(0), MaxValueValidator(10)])
    rated_on = models.DateField()
    stage = models.CharField(max_length=10, choices=Stage)
    review = models.ForeignKey(Review, models.CASCADE, null=True, related_name="ratings")

    class Meta:
        ordering = ["rated_on", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__range=(0, 10)),
                name="goal_rating_0_to_10",
                violation_error_message="Ratings go from 0 to 10.",
            ),
            models.UniqueConstraint(fields=["goal", "stage", "rated_on"], name="goal_rating_once"),
        ]

    def __str__(self):
        return f"{self.rating}"
