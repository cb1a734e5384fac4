"""The deeds that change the course of a support."""

from django.urls import reverse

from accounts.permissions import Permission
from groundwork.permissions import can
from support.actions.intensity import change_intensity
from support.actions.reopening import reopen, why_not_reopen
from support.actions.supports import (
    NOTES_CLOSED,
    agree_earlier_notes,
    end_support,
    extend,
    pause,
    resume,
    withdraw_earlier_notes,
)
from support.forms.supports import (
    AgreeEarlierNotesForm,
    ChangeIntensityForm,
    EndSupportForm,
    ExtendForm,
    PauseForm,
    ReasonForm,
    WithdrawEarlierNotesForm,
)
from support.models import Session, Support
from support.views.deeds import SupportDeed


class Extend(SupportDeed):
    form_class = ExtendForm
    lead_may = True
    statuses = (Support.Status.ACTIVE, Support.Status.PAUSED)
    title = "Extend this support"
    submit_label = "Extend"
    success_message = "The support is extended."

    def act(self, form):
        extend(support=self.support, by=self.user, **form.cleaned_data)


class ChangeIntensity(SupportDeed):
    """How often they meet, and so how much of a place it takes."""

    form_class = ChangeIntensityForm
    lead_may = True
    title = "How often you meet"
    submit_label = "Change how often you meet"
    success_message = "It is changed how often you meet."

    def get_initial(self):
        return {"intensity": self.support.intensity_id}

    def act(self, form):
        change_intensity(support=self.support, by=self.user, **form.cleaned_data)


class AgreeEarlierNotes(SupportDeed):
    form_class = AgreeEarlierNotesForm
    title = "Notes of earlier sessions"
    submit_label = "Save answer"
    success_message = "The answer is saved."

    def why_not(self):
        has_earlier = Session.objects.earlier_than(self.support).exists()
        return super().why_not() or ("" if has_earlier else "There are no earlier session notes.")

    def act(self, form):
        agree_earlier_notes(support=self.support, by=self.user, **form.cleaned_data)


class WithdrawEarlierNotes(SupportDeed):
    """The worker or a lead closes earlier notes that were opened: the person says so, or never agreed."""

    form_class = WithdrawEarlierNotesForm
    lead_may = True
    title = "Close the earlier notes again"
    submit_label = "Close the notes"
    success_message = "The earlier notes are closed to the worker from now on. What was recorded before stays readable."

    def why_not(self):
        return super().why_not() or ("" if self.support.earlier_notes_agreed else NOTES_CLOSED)

    def act(self, form):
        withdraw_earlier_notes(support=self.support, by=self.user, **form.cleaned_data)


class Pause(SupportDeed):
    form_class = PauseForm
    lead_may = True
    statuses = (Support.Status.ACTIVE,)
    title = "Pause this support"
    submit_label = "Pause"
    success_message = "The support is paused. No review falls due until it goes on."

    def act(self, form):
        pause(support=self.support, by=self.user, **form.answers())


class Resume(SupportDeed):
    form_class = ReasonForm
    lead_may = True
    statuses = (Support.Status.PAUSED,)
    title = "Go on after the pause"
    submit_label = "Go on"
    success_message = "The support goes on."

    def act(self, form):
        resume(support=self.support, by=self.user, **form.cleaned_data)


class EndSupport(SupportDeed):
    form_class = EndSupportForm
    lead_may = True
    title = "End this support"
    submit_label = "End support"
    success_message = "The support has ended. The worker can no longer open the record."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"goals": self.support.goals.open()}

    def get_initial(self):
        """What was written at an ending that was taken back."""
        return {name: getattr(self.support, name) for name in ("ending_summary", "taking_on")}

    def act(self, form):
        end_support(support=self.support, by=self.user, **form.answers())

    def get_success_url(self):
        if can(self.user, Permission.SEE_TEAM_RECORDS, self.support):
            return self.support.get_absolute_url()
        return reverse("support:support_list")


class Reopen(SupportDeed):
    """A lead takes an ending back."""

    form_class = ReasonForm
    permission = Permission.MANAGE_SUPPORTS
    lead_may = True
    statuses = (Support.Status.ENDED,)
    title = "Reopen this support"
    submit_label = "Reopen"
    success_message = "The support goes on. Its worker can open the record again."

    def why_not(self):
        return super().why_not() or why_not_reopen(self.support, self.support.referral, self.today)

    def act(self, form):
        reopen(support=self.support, by=self.user, **form.cleaned_data)
