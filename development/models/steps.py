from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.functions import Now

from accounts.models import Membership
from accounts.permissions import Permission, Role, roles_with
from development.models.checklists import ChecklistItem, StepOwner
from development.models.inductions import Induction
from groundwork.models import BaseModel
from groundwork.models.bases import all_or_none
from groundwork.permissions import in_teams
from workers.models import Worker


def supervisor_is_there():
    """A condition on steps: the worker's supervisor is there with a role for it in their team."""
    may = Membership.objects.there(Now()).with_role(*roles_with(Permission.SUPERVISE))
    theirs = may.filter(user=OuterRef("induction__worker__supervisor"), team=OuterRef("induction__worker__team"))
    return Q(item__owner=StepOwner.SUPERVISOR) & Q(Exists(theirs))


def a_lead_is_there():
    """A condition on steps: somebody leads the worker's team."""
    leading = Membership.objects.there(Now()).with_role(Role.LEAD)
    return Q(item__owner=StepOwner.LEAD) & Q(Exists(leading.filter(team=OuterRef("induction__worker__team"))))


def falls_to_line_manager():
    """A condition on steps: the line manager sees to it, as the list says or as whose it was is gone."""
    return ~Q(item__owner=StepOwner.WORKER) & ~supervisor_is_there() & ~a_lead_is_there()


class InductionStepQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The steps of the inductions that `user` may see."""
        return self.filter(induction__worker__in=Worker.objects.visible_to(user).order_by())

    def to_do(self, today):
        """Those that are still to be done, in inductions that go on, of workers who are employed on `today`."""
        employed = Worker.objects.employed(today).order_by()
        open_ones = Induction.objects.open().filter(worker__in=employed).order_by()
        return self.filter(status=InductionStep.Status.TO_DO, induction__in=open_ones)

    def late(self, today):
        """Those that were to be done before `today`: the one definition, for pages, lists and reminders."""
        return self.to_do(today).filter(due_on__lt=today)

    def to_sign_off(self):
        """Those that are done and not yet signed off, in inductions that go on."""
        return self.filter(status=InductionStep.Status.DONE, induction__in=Induction.objects.open().order_by())

    def with_owner(self):
        """With `owner_id`, whose each is now: the line manager where supervisor or leads are gone; None for leads."""
        worker = "induction__worker__"
        return self.annotate(
            owner_id=Case(
                When(item__owner=StepOwner.WORKER, then=f"{worker}user"),
                When(supervisor_is_there(), then=f"{worker}supervisor"),
                When(falls_to_line_manager(), then=f"{worker}line_manager"),
                output_field=models.UUIDField(),
            )
        )

    def owned_by(self, user):
        """Those that are the user's to see to, as `with_owner` says; a lead's are those of all leads of the team."""
        own = Q(item__owner=StepOwner.WORKER, induction__worker__user=user)
        supervised = supervisor_is_there() & Q(induction__worker__supervisor=user)
        led = Q(item__owner=StepOwner.LEAD) & in_teams(
            "induction__worker__team", user.teams_with(Permission.MANAGE_WORKERS)
        )
        managed = falls_to_line_manager() & Q(induction__worker__line_manager=user)
        return self.filter(own | supervised | led | managed)

    def managed_by(self, user):
        """Those of the workers of whom the user is line manager."""
        return self.filter(induction__worker__line_manager=user)


@pghistory.track()
class InductionStep(BaseModel):
    """One item of the list in somebody's induction, and what became of it."""

    class Status(models.TextChoices):
        TO_DO = "to_do", "To do"
        DONE = "done", "Done"
        SIGNED_OFF = "signed_off", "Signed off"
        SET_ASIDE = "set_aside", "Set aside"

    induction = models.ForeignKey(Induction, models.PROTECT, related_name="steps")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="steps")
    status = models.CharField(max_length=20, choices=Status, default=Status.TO_DO)
    due_on = models.DateField("due on")
    done_on = models.DateField("done on", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    evidence = models.TextField("what shows it", blank=True)
    signed_off_at = models.DateTimeField(null=True, editable=False)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    set_aside_reason = models.TextField("why it is set aside", blank=True)

    objects = InductionStepQuerySet.as_manager()

    class Meta:
        ordering = ["item__due_days", "item__title"]
        constraints = [
            models.UniqueConstraint(
                fields=["induction", "item"],
                name="induction_step_once",
                violation_error_message="The induction has this step already.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["done", "signed_off"], done_on__isnull=False)
                | Q(status__in=["to_do", "set_aside"], done_on__isnull=True, evidence=""),
                name="induction_step_done_on_a_day",
                violation_error_message="Enter the date on which it was done.",
            ),
            all_or_none(
                "induction_step_done_by_somebody", "done_on", "done_by", message="Enter when it was done and by whom."
            ),
            models.CheckConstraint(
                condition=Q(status="signed_off", signed_off_at__isnull=False, signed_off_by__isnull=False)
                | (~Q(status="signed_off") & Q(signed_off_at__isnull=True, signed_off_by__isnull=True)),
                name="induction_step_signed_off_by_somebody",
                violation_error_message="Enter who signed it off.",
            ),
            models.CheckConstraint(
                condition=(Q(status="set_aside") & ~Q(set_aside_reason=""))
                | (~Q(status="set_aside") & Q(set_aside_reason="")),
                name="induction_step_set_aside_with_reason",
                violation_error_message="Say why it is set aside.",
            ),
        ]

    def __str__(self):
        return str(self.item)

    def get_absolute_url(self):
        """It is read on the page of its induction."""
        return self.induction.get_absolute_url()

    def permission_team_ids(self):
        return self.induction.permission_team_ids()

    def is_late(self, today):
        """As `late` says of many."""
        return self.status == self.Status.TO_DO and self.due_on < today

    def due_by_list(self):
        """The day by which the list, and the weeks more that the induction has, want it done."""
        induction = self.induction
        return induction.started_on + timedelta(days=self.item.due_days, weeks=induction.extra_weeks)
