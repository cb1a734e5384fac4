"""How often supervision is at each stage: what holds, what is to come and what held before."""

from collections import defaultdict

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import PermissionFirst
from groundwork.permissions import can, require
from groundwork.versions import state_of
from supervision.actions.intervals import set_interval, take_back_interval
from supervision.forms.intervals import SetIntervalForm, TakeBackIntervalForm
from supervision.models import SupervisionInterval
from workers.models import Stage, Worker

# Whoever has supervision, gives it or sets how often it is.
READERS = (Permission.SEE_OWN_PROFILE, Permission.MANAGE_WORKERS, Permission.SUPERVISE, Permission.MANAGE_ACCOUNTS)


@require_safe
def interval_list(request):
    """Every stage with its intervals, the newest first."""
    require(request.user, READERS)
    today = timezone.localdate()
    intervals = defaultdict(list)
    for interval in SupervisionInterval.objects.select_related("set_by", "taken_back_by").order_by("-holds_from"):
        intervals[interval.stage_id].append(interval)
    context = {
        "title": "How often supervision is",
        "rows": [(stage, *told(intervals[stage.pk], today)) for stage in Stage.objects.all()],
        "sets_intervals": can(request.user, Permission.MANAGE_ACCOUNTS),
    }
    return render(request, "supervision/interval_list.html", context)


def told(intervals, today):
    """The intervals of a stage, newest first, each with its state; and whether the stage's own still holds."""
    now = next((each for each in intervals if not each.is_taken_back and each.has_begun(today)), None)
    for each in intervals:
        each.state = state_of(each, now, today)
    return intervals, now is None


class IntervalDeed(PermissionFirst):
    """A deed to what holds for everybody at a stage, in all teams."""

    permission = Permission.MANAGE_ACCOUNTS


class SetInterval(IntervalDeed):
    """Say how often supervision is at a stage from a day on."""

    form_class = SetIntervalForm
    title, submit_label, success_message = "Set an interval", "Set interval", "The interval is set."

    def get_object(self, queryset=None):
        return get_object_or_404(Stage, code=self.kwargs["code"])

    def get_initial(self):
        return {"holds_from": self.today}

    def get_back_url(self):
        return SupervisionInterval().get_absolute_url()

    def get_context_data(self, **kwargs):
        touched = Worker.objects.employed(self.today).filter(stage=self.object).count()
        who = "1 worker is" if touched == 1 else f"{touched} workers are"
        lead = f"{who} at this stage today. The date by which their next supervision is due stays as it is."
        return super().get_context_data(**kwargs) | {"caption": str(self.object), "lead": lead}

    def act(self, form):
        set_interval(stage=self.object, by=self.user, **form.cleaned_data)


class TakeBackInterval(IntervalDeed):
    """Take back an interval that has not begun."""

    model, form_class = SupervisionInterval, TakeBackIntervalForm
    title, submit_label, success_message = "Take back an interval", "Take back", "The interval is taken back."

    def get_queryset(self):
        return SupervisionInterval.objects.visible_to(self.user).select_related("stage")

    def why_not(self):
        if self.object.is_taken_back:
            return "This interval is taken back already."
        begun = self.object.has_begun(self.today)
        return "This interval holds already. Set another one that begins later." if begun else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}

    def act(self, form):
        take_back_interval(interval=self.object, by=self.user, **form.cleaned_data)
