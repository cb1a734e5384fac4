"""Leaving a cohort, and taking that back: by the worker or by leads."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.permissions import can
from training.actions.leaving import give_up_place, leave_waiting_list, take_back_leaving
from training.forms.leaving import GiveUpPlaceForm
from training.leaving import may_leave, may_take_back_leaving
from training.models import CohortPlace, TrainingRecord


class PlaceDeed(DeedView):
    """A deed to a worker's place in a cohort, or on its waiting list."""

    model = CohortPlace

    def get_queryset(self):
        return super().get_queryset().select_related("cohort__course", "worker__user", "record")

    def check(self):
        if not may_leave(self.user, self.object):
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}

    def get_back_url(self):
        """Who has left a cohort does not open its page any more."""
        leads = can(self.user, Permission.MANAGE_WORKERS, self.object)
        return self.object.get_absolute_url() if leads else reverse("workers:my_profile")


class LeaveWaitingList(ConfirmedDeed, PlaceDeed):
    title, submit_label = "Leave the waiting list", "Leave the list"
    success_message = "Off the waiting list. If that was a mistake, it can be taken back."
    consequences = (
        "The team leads and the worker hear of it, but not who does it.",
        "It can be taken back while the course has days to come; the place in the line is kept.",
    )

    def why_not(self):
        return "This worker does not wait any more." if self.object.record_id or self.object.left_at else ""

    def act(self, form):
        leave_waiting_list(place=self.object, by=self.user)


class GiveUpPlace(PlaceDeed):
    form_class = GiveUpPlaceForm
    title, submit_label = "Give up a place", "Give up the place"
    success_message = "The place is given up. If that was a mistake, it can be taken back."

    def why_not(self):
        record = self.object.record
        has_place = record and not record.is_taken_back and record.status == TrainingRecord.Status.ENROLLED
        return "" if has_place else "This worker has no place in this cohort that could be given up."

    def get_context_data(self, **kwargs):
        lead = "It goes to whoever waits next, at once. The team leads hear of it."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def act(self, form):
        give_up_place(place=self.object, by=self.user, **form.cleaned_data)


class TakeBackLeaving(ConfirmedDeed, PlaceDeed):
    title, submit_label = "Take part after all", "Put down again"
    success_message = "Down for the course again."
    consequences = (
        "Where a place is free, they have it. Else they wait where they stood in the line before.",
        "The team leads and the worker hear of it, but not who does it.",
    )

    def check(self):
        if not may_take_back_leaving(self.user, self.object):
            raise PermissionDenied

    def why_not(self):
        if self.object.cohort.is_taken_back:
            return "This cohort was cancelled."
        return "" if self.object.has_left else "This worker is in the cohort already."

    def act(self, form):
        take_back_leaving(place=self.object, by=self.user)
