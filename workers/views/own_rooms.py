"""The rooms that are a worker's alone: own gains, and a recovery plan of their own."""

from types import SimpleNamespace

from django.core.paginator import Paginator
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from workers.actions.own_rooms import edit_gain, edit_recovery_plan, empty_recovery_plan, note_gain, remove_gain
from workers.forms.own_rooms import GainForm, RecoveryPlanForm
from workers.models import Gain, RecoveryPlan, Room, Worker
from workers.views.rooms import PlanDeed, RoomConfirmed, RoomDeed, entered, show_room, texts_of

SHOWN = 25


@require_safe
def gains(request, pk):
    """What a worker has gained, the newest first."""
    worker = entered(request, pk, Room.GAINS)
    page = Paginator(Gain.objects.kept().filter(worker=worker), SHOWN).get_page(request.GET.get("page"))
    shown = [{"row": row, "words": row.shown("gain")} for row in page]
    return show_room(request, worker, Room.GAINS, "workers/gains.html", gains=shown, page_obj=page)


@require_safe
def recovery_plan(request, pk):
    """The recovery plan that a worker keeps for themselves."""
    worker = entered(request, pk, Room.RECOVERY)
    plan = plan_of(worker)
    rows = [(title_of(name), words) for name, words in texts_of(plan).items()] if plan else []
    return show_room(request, worker, Room.RECOVERY, "workers/recovery_plan.html", plan=plan, rows=rows)


def title_of(name):
    """What a part of the plan is called."""
    return capfirst(RecoveryPlan._meta.get_field(name).verbose_name)


def plan_of(worker):
    """The plan with something in it, or None."""
    plan = RecoveryPlan.objects.filter(worker=worker).first()
    return plan if plan and not plan.is_empty else None


class NoteGain(RoomDeed):
    model, room, form_class, permission = Worker, Room.GAINS, GainForm, Permission.SEE_OWN_PROFILE
    title, submit_label, success_message = "Note a gain", "Note it", "It is noted, for you alone."
    shows_texts = False

    def get_initial(self):
        return {"noticed_on": self.today}

    def act(self, form):
        note_gain(worker=self.object, by=self.user, **form.cleaned_data)


class EditGain(RoomDeed):
    model, room, form_class, permission = Gain, Room.GAINS, GainForm, Permission.SEE_OWN_PROFILE
    title, submit_label, success_message = "Edit a gain", "Save changes", "It is changed."
    guards_edits = True

    def why_not(self):
        return why_gone(self.object)

    def get_initial(self):
        return {"words": self.object.for_form("gain"), "noticed_on": self.object.noticed_on}

    def record_shown(self):
        return SimpleNamespace(words=self.object.shown("gain"), noticed_on=self.object.noticed_on)

    def act(self, form):
        edit_gain(gain=self.object, by=self.user, **form.cleaned_data)


class RemoveGain(RoomConfirmed):
    model, room, permission = Gain, Room.GAINS, Permission.SEE_OWN_PROFILE
    title, submit_label, success_message = "Remove a gain", "Remove it", "It is removed."
    consequences = ("Its words are deleted from this page for good.",)

    def why_not(self):
        return why_gone(self.object)

    def act(self, form):
        remove_gain(gain=self.object, by=self.user)


def why_gone(gain):
    return "This was removed already." if gain.removed_at else ""


class EditRecoveryPlan(PlanDeed):
    room, form_class, plan_model = Room.RECOVERY, RecoveryPlanForm, RecoveryPlan
    permission = Permission.SEE_OWN_PROFILE
    title, success_message = "Own recovery plan", "The plan is saved, for you alone."

    def act(self, form):
        edit_recovery_plan(worker=self.object, by=self.user, **form.cleaned_data)


class EmptyRecoveryPlan(RoomConfirmed):
    """Let nothing stand in the plan any more."""

    model, room, permission = Worker, Room.RECOVERY, Permission.SEE_OWN_PROFILE
    title, submit_label, success_message = "Empty my recovery plan", "Empty it", "The plan is empty."
    consequences = ("All its words are deleted from this page for good.", "You can begin again at any time.")

    def why_not(self):
        return "" if plan_of(self.object) else "There is nothing in the plan."

    def act(self, form):
        empty_recovery_plan(worker=self.object, by=self.user)
