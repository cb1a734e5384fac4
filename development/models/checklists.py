from uuid import uuid4

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import TakenBack, TakenBackQuerySet, taken_back_whole
from groundwork.words import day
from workers.models import Stage

MOST_DAYS = 365


class StepOwner(models.TextChoices):
    """Who sees to a step of an induction."""

    WORKER = "worker", "The worker"
    LINE_MANAGER = "line_manager", "The line manager"
    SUPERVISOR = "supervisor", "The supervisor"
    LEAD = "lead", "A team lead"


class ChecklistQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Lists are everybody's to read in an induction; whoever sets them reaches them one by one."""
        return self if user.can(Permission.MANAGE_ACCOUNTS) else self.none()

    def begun(self, today):
        """Those that hold on `today`, or have held before."""
        return self.standing().filter(holds_from__lte=today)

    def meant_for(self, stage, team):
        """Those of a stage, for the team or for all teams, the one that goes before first; each may be an OuterRef."""
        ours = self.filter(Q(team=team) | Q(team__isnull=True), stage=stage)
        return ours.order_by(F("team").asc(nulls_last=True), "-holds_from")

    def in_force(self, stage, team, today):
        """The list by which somebody of this stage and team begins on `today`, or None."""
        return self.begun(today).meant_for(stage, team).first()


@pghistory.track()
class Checklist(TakenBack, BaseModel):
    """What an induction consists of, for a stage and one team or all of them, from a day on.

    A list of a team goes before the one for all teams. Until it holds its items can be changed; from then on it stays
    as it is, and a later list replaces it for whoever begins then. `set_by` is empty in the one from the beginning.
    """

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="checklists")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="checklists")
    holds_from = models.DateField("holds from")
    reason = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        ordering = ["-holds_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "team", "holds_from"],
                condition=Q(taken_back_at__isnull=True),
                nulls_distinct=False,
                name="checklist_once_a_day",
                violation_error_message="A list for them begins on that day already. Change that one, or take it back.",
            ),
            taken_back_whole("checklist_taken_back_whole"),
        ]

    def __str__(self):
        return f"{self.stage}, {self.team or 'all teams'}, from {day(self.holds_from)}"

    def get_absolute_url(self):
        return address_of_record("development:checklist_detail", self.pk)

    def has_begun(self, today):
        """As `begun` says of many, taken back or not."""
        return self.holds_from <= today

    def may_be_changed(self, today):
        """Whether its items may still be changed: nobody can have begun by it."""
        return not self.is_taken_back and not self.has_begun(today)


class ChecklistItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The items of the lists that `user` reaches."""
        return self if user.can(Permission.MANAGE_ACCOUNTS) else self.none()


@pghistory.track()
class ChecklistItem(BaseModel):
    """One thing to do in an induction. `line` is the same in each later list that has the same thing."""

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="items")
    line = models.UUIDField(default=uuid4, editable=False)
    title = models.CharField(max_length=120)
    what = models.TextField("what it is", blank=True, max_length=500)
    owner = models.CharField(max_length=20, choices=StepOwner)
    due_days = models.PositiveSmallIntegerField("due after (days)", validators=[MaxValueValidator(MOST_DAYS)])
    wants_evidence = models.BooleanField("something is to be noted when it is done", default=False)

    objects = ChecklistItemQuerySet.as_manager()

    class Meta:
        ordering = ["due_days", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "line"],
                name="checklist_item_once",
                violation_error_message="The list has this already.",
            ),
            models.UniqueConstraint(
                fields=["checklist", "title"],
                name="checklist_item_named_once",
                violation_error_message="The list has something with this title. Choose another title.",
            ),
            models.CheckConstraint(
                condition=Q(due_days__lte=MOST_DAYS),
                name="checklist_item_within_a_year",
                violation_error_message=f"Enter between 0 and {MOST_DAYS} days.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """It is read on the page of its list."""
        return reverse("development:checklist_detail", args=[self.checklist_id])
