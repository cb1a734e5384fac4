"""Inductions: the page of one, the list of steps, and what is done to them."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from development.actions.inductions import (
    NO_LIST,
    begin_induction,
    complete_induction,
    extend_induction,
    move_induction,
    reopen_induction,
    take_back_induction,
)
from development.actions.steps import do_step, set_aside_step, sign_off_steps, take_back_step
from development.forms.inductions import (
    BeginInductionForm,
    DoStepForm,
    ExtendInductionForm,
    ReopenInductionForm,
    SetAsideStepForm,
    SignOffStepsForm,
    StepFilterForm,
    TakeBackInductionForm,
    TakeBackStepForm,
)
from development.models import Checklist, Induction, InductionStep
from development.owners import looks_after, may_do, may_take_back
from development.progress import timeline_of, with_deeds
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.lists import ListPage
from groundwork.way_back import leads_on
from workers.models import Worker

Status = InductionStep.Status
GOES_ON = "An induction of this worker goes on already."
IS_OVER = "This induction does not go on any more."


class StepList(ListPage):
    """Steps of inductions that somebody is to see to, the one that is due first before."""

    permissions = (Permission.MANAGE_WORKERS, Permission.SUPERVISE, Permission.SEE_OWN_PROFILE)
    template_name, form_class = "development/step_list.html", StepFilterForm
    title = "Induction steps"
    sorts = {"due": "due_on"}
    default_sort = "due"
    empty_title = "No steps to show"
    empty_text = "Nothing is waiting here. Change the filters to see other steps."

    def get_queryset(self):
        steps = InductionStep.objects.visible_to(self.user)
        return steps.select_related("item", "induction__worker__user", "done_by")

    def narrow(self, rows, filters):
        rows = StepFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)
        if filters.get("whose") == "mine":
            rows = rows.owned_by(self.user)
        if filters.get("whose") == "managed":
            rows = rows.managed_by(self.user)
        return rows

    def prepare(self, rows):
        for step in rows:
            step.late = step.is_late(self.today)


@leads_on
@require_safe
def induction_detail(request, pk):
    """One induction: what is to do, with whom and by when, what is done, and how it went."""
    user, today = request.user, timezone.localdate()
    related = ["worker__user", "worker__supervisor", "worker__line_manager", "checklist__stage", "checklist__team"]
    inductions = Induction.objects.visible_to(user).select_related(*related, "completed_by", "taken_back_by")
    induction = get_object_or_404(inductions, pk=pk)
    is_own, decides = induction.worker.user_id == user.pk, looks_after(user, induction.worker)
    steps = with_deeds(induction, user, decides, today)
    context = {
        "title": "My induction" if is_own else f"Induction of {induction.worker.user.name}",
        "tab_title": "Induction",
        "caption": str(induction.checklist.stage),
        "induction": induction,
        "is_own": is_own,
        "decides": decides,
        "to_do": [step for step in steps if step.status == Status.TO_DO],
        "done": [step for step in steps if step.status == Status.DONE],
        "signed_off": [step for step in steps if step.status == Status.SIGNED_OFF],
        "set_aside": [step for step in steps if step.status == Status.SET_ASIDE],
        "newer_list": induction.newer_list(today) if induction.is_open else None,
        "events": timeline_of(induction),
        "back_link": {"href": reverse("workers:my_profile") if is_own else induction.worker.get_absolute_url()}
        | {"text": "My profile" if is_own else induction.worker.user.name},
    }
    return render(request, "development/induction_detail.html", context)


class BeginInduction(DeedView):
    """Begin the induction of a worker by the list that holds today."""

    model, form_class = Worker, BeginInductionForm
    title, submit_label = "Begin induction", "Begin induction"
    success_message = "The induction has begun, and the worker is told."
    induction = None

    def get_queryset(self):
        return super().get_queryset().select_related("user", "stage", "team")

    def check(self):
        if not looks_after(self.user, self.object):
            raise PermissionDenied

    def why_not(self):
        if Induction.objects.open().filter(worker=self.object).exists():
            return GOES_ON
        checklist = Checklist.objects.in_force(self.object.stage, self.object.team, self.today)
        return "" if checklist else NO_LIST

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"first_day": self.object.started_on}

    def get_initial(self):
        return {"started_on": max(self.object.started_on, self.today)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.user.name}

    def get_success_url(self):
        return self.induction.get_absolute_url() if self.induction else self.get_back_url()

    def act(self, form):
        self.induction = begin_induction(worker=self.object, by=self.user, **form.cleaned_data)


class InductionDeed(DeedView):
    """A deed to an induction that goes on, of who looks after the worker."""

    model = Induction

    def get_queryset(self):
        return super().get_queryset().select_related("worker__user", "worker__team", "checklist__stage")

    def check(self):
        if not looks_after(self.user, self.object.worker):
            raise PermissionDenied

    def why_not(self):
        return "" if self.object.is_open else IS_OVER

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.worker.user.name}


class ExtendInduction(InductionDeed):
    """Give an induction more time."""

    form_class = ExtendInductionForm
    title, submit_label, success_message = "More time for the induction", "Give more time", "The dates are changed."
    guards_edits = True

    def get_initial(self):
        return {"extra_weeks": self.object.extra_weeks or None}

    def get_context_data(self, **kwargs):
        lead = "Many inductions take longer. What is still to do gets new dates, and the worker is told."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def act(self, form):
        extend_induction(induction=self.object, by=self.user, **form.cleaned_data)


class MoveInduction(InductionDeed, ConfirmedDeed):
    """Let an induction follow the list that holds now."""

    title, submit_label = "Move to the new list", "Move to the new list"
    success_message = "The induction follows the new list."
    consequences = (
        "What is done stays done, with who did it and when.",
        "What only the new list has is added as to do.",
        "What only the old list has and nobody has done is set aside. You can take that back step by step.",
        "The worker is told.",
    )

    def why_not(self):
        same = "" if self.object.newer_list(self.today) else "It follows the list that holds now already."
        return super().why_not() or same

    def act(self, form):
        move_induction(induction=self.object, by=self.user)


class CompleteInduction(InductionDeed, ConfirmedDeed):
    """Everything is signed off or set aside: the induction is complete."""

    title, submit_label, success_message = "Complete induction", "Complete induction", "The induction is complete."
    consequences = (
        "The worker is told. Both of you can read the induction at any time.",
        "The stage stays as it is: you change it on the worker’s page.",
        "You can let the induction go on again.",
    )

    def why_not(self):
        waiting = self.object.steps.filter(status__in=[Status.TO_DO, Status.DONE]).exists()
        return super().why_not() or ("Something is still to do or to sign off." if waiting else "")

    def act(self, form):
        complete_induction(induction=self.object, by=self.user)


class ReopenInduction(InductionDeed):
    """Let an induction go on that was completed by mistake or too early."""

    form_class = ReopenInductionForm
    title, submit_label, success_message = "Let the induction go on", "Let it go on", "The induction goes on."

    def why_not(self):
        if self.object.completed_at is None:
            return "This induction is not complete."
        return GOES_ON if Induction.objects.open().filter(worker=self.object.worker_id).exists() else ""

    def act(self, form):
        reopen_induction(induction=self.object, by=self.user, **form.cleaned_data)


class TakeBackInduction(InductionDeed):
    """It was begun by mistake."""

    form_class = TakeBackInductionForm
    title, submit_label = "Take back this induction", "Take back"
    success_message = "The induction is taken back. Nothing of it is to do."

    def act(self, form):
        take_back_induction(induction=self.object, by=self.user, **form.cleaned_data)


class SignOffSteps(InductionDeed):
    """Sign off what is done, any number of steps at once."""

    form_class = SignOffStepsForm
    title, submit_label, success_message = "Sign off steps", "Sign off", "The steps are signed off."

    def done(self):
        return self.object.steps.filter(status=Status.DONE).select_related("item", "done_by", "induction")

    def why_not(self):
        return super().why_not() or ("" if self.done().exists() else "Nothing waits to be signed off.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"steps": self.done()}

    def get_initial(self):
        return {"steps": [step.pk for step in self.done()]}

    def act(self, form):
        sign_off_steps(by=self.user, **form.cleaned_data)


class StepDeed(DeedView):
    """A deed to a step of an induction that goes on."""

    model = InductionStep
    # In which statuses it can be done, and what else is said.
    statuses = (Status.TO_DO,)
    otherwise = "This step is not to do any more."

    def get_queryset(self):
        return super().get_queryset().select_related("item", "induction__worker__user", "induction__worker__team")

    def check(self):
        if not looks_after(self.user, self.object.induction.worker):
            raise PermissionDenied

    def why_not(self):
        if not self.object.induction.is_open:
            return IS_OVER
        return "" if self.object.status in self.statuses else self.otherwise

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}


class DoStep(StepDeed):
    """Say that a step is done."""

    form_class = DoStepForm
    title, submit_label, success_message = "Done", "Enter as done", "The step is done."

    def check(self):
        if not may_do(self.user, self.object):
            raise PermissionDenied

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"wants_evidence": self.object.item.wants_evidence}

    def get_initial(self):
        return {"done_on": self.today}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"lead": self.object.item.what}

    def act(self, form):
        do_step(step=self.object, by=self.user, **form.cleaned_data)


class SetAsideStep(StepDeed):
    """A step need not be done by this worker."""

    form_class = SetAsideStepForm
    title, submit_label, success_message = "Set aside", "Set aside", "The step is set aside, and the worker is told."

    def act(self, form):
        set_aside_step(step=self.object, by=self.user, **form.cleaned_data)


class TakeBackStep(StepDeed):
    """Let a step be to do again."""

    form_class = TakeBackStepForm
    title, submit_label, success_message = "Take back", "Take back", "The step is to do again."
    statuses = (Status.DONE, Status.SIGNED_OFF, Status.SET_ASIDE)
    otherwise = "This step is to do already."

    def check(self):
        if not may_take_back(self.user, self.object):
            raise PermissionDenied

    def act(self, form):
        take_back_step(step=self.object, by=self.user, **form.cleaned_data)
