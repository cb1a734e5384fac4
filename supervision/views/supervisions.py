"""Pages about supervision: lists, a record, and what is done to it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.permissions import Permission
from groundwork.deeds import DeedView
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.permissions import can
from groundwork.timeline import event
from groundwork.words import day
from supervision.actions.supervisions import cancel, confirm, record, reschedule, schedule
from supervision.agenda import agenda
from supervision.due import employed, with_supervision
from supervision.forms.supervisions import (
    CancelForm,
    ConfirmForm,
    DueFilterForm,
    RecordForm,
    RescheduleForm,
    ScheduleForm,
    SupervisionFilterForm,
)
from supervision.models import Supervision
from workers.models import Worker


class SupervisionList(ListPage):
    """The supervisions somebody gives or gets; of their team, a lead sees that and when."""

    permissions = (Permission.SUPERVISE, Permission.SEE_OWN_PROFILE)
    template_name = "supervision/supervision_list.html"
    title = "Supervision"
    form_class = SupervisionFilterForm
    fields = ("date", "start", "kind", "status", "supervisor__name", "worker__supervisor", "worker__user__name")
    sorts = {"date": "date", "worker": by_name("worker__user__"), "supervisor": by_name("supervisor__")}
    default_sort = "-date"
    empty_title = "No supervision to show"

    def get_form_kwargs(self):
        return {"user": self.user}

    def get_queryset(self):
        return Supervision.objects.dates_visible_to(self.user).select_related("worker__user", "supervisor")

    def narrow(self, rows, filters):
        rows = SupervisionFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)
        if filters.get("worker"):
            rows = rows.filter(worker=filters["worker"])
        given = {"by_me": rows.given_by, "to_me": rows.given_to}.get(filters.get("given"))
        return given(self.user) if given else rows

    def prepare(self, rows):
        for supervision in rows:
            is_own = supervision.worker.user_id == self.user.pk
            supervision.may_open = is_own or supervision.is_given_by(self.user)

    def get_context_data(self, **kwargs):
        user, today = self.user, self.today
        return super().get_context_data(**kwargs) | {
            "own": own_dates(user, today),
            "supervises": can(user, Permission.SUPERVISE),
            "today": today,
        }


def own_dates(user, today):
    """The worker that `user` is now, with their supervision dates; None for others."""
    if can(user, Permission.SEE_OWN_PROFILE):
        return employed(Worker.objects.filter(user=user), today).first()
    return None


class DueList(ListPage):
    """Workers by when they are due supervision, the longest overdue first."""

    permissions = (Permission.SUPERVISE,)
    template_name = "supervision/due_list.html"
    title = "When supervision is due"
    form_class = DueFilterForm
    sorts = {"due": "supervision_due", "worker": by_name("user__"), "supervisor": by_name("supervisor__")}
    default_sort = "due"
    empty_title = "Nobody to show"

    def get_queryset(self):
        return Worker.objects.visible_to(self.user).select_related("user", "supervisor", "stage")

    def narrow(self, rows, filters):
        if filters.get("show") == "additional":
            # Who asks for one is the supervisor's to know, not every lead's.
            rows = rows.filter(supervisor=self.user)
        if filters.get("scope") == "team":
            rows = rows.filter(team__in=self.user.teams_with(Permission.SEE_DASHBOARD))
        return DueFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"today": self.today}


@require_safe
def supervision_detail(request, pk):
    """One supervision, for the two of them."""
    visible = Supervision.objects.visible_to(request.user).select_related("worker__user", "worker__stage", "supervisor")
    supervision = get_object_or_404(visible, pk=pk)
    today = timezone.localdate()
    is_scheduled = supervision.status == Supervision.Status.SCHEDULED
    return render(
        request,
        "supervision/supervision_detail.html",
        {
            "supervision": supervision,
            "title": f"{supervision.get_kind_display()} supervision",
            "caption": supervision.worker.user.name,
            "actions": supervision.actions.select_related("owner"),
            "agenda": agenda(supervision.worker, request.user, today) if is_scheduled else [],
            "events": timeline(supervision),
            "is_scheduled": is_scheduled,
            "is_supervisor": supervision.is_given_by(request.user),
            "is_worker": supervision.worker.user_id == request.user.pk,
            "today": today,
        },
    )


def timeline(supervision):
    """Its status changes as the timeline shows them, newest first."""
    labels = dict(Supervision.Status.choices)
    return [
        event(labels[change.to_status], change.at, change.by, change.reason)
        for change in supervision.status_changes.select_related("by").order_by("-at")
    ]


class Schedule(DeedView):
    """Put a supervision into the diary of a worker one supervises or manages."""

    model, permission, form_class = Worker, Permission.SUPERVISE, ScheduleForm
    title, submit_label, success_message = "Schedule supervision", "Schedule", "The supervision is in the diary."

    def check(self):
        if self.user.pk not in (self.object.supervisor_id, self.object.line_manager_id):
            raise PermissionDenied

    def get_initial(self):
        asks = self.object.supervisor_id == self.user.pk and self.object.crossoveratwork_set.awaiting().exists()
        return {"kind": Supervision.Kind.ADDITIONAL if asks else Supervision.Kind.PRACTICE}

    def get_queryset(self):
        return with_supervision(super().get_queryset().select_related("user", "stage"), self.today)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.user.name, "lead": when_due(self.object)}

    def act(self, form):
        self.supervision = schedule(worker=self.object, by=self.user, **form.answers())

    def get_back_url(self):
        return reverse("supervision:due_list")

    def get_success_url(self):
        return self.supervision.get_absolute_url()


def when_due(worker):
    """A sentence of the supervision dates of a worker annotated by `with_supervision`."""
    diary = f"The next is in the diary for {day(worker.next_supervision)}." if worker.next_supervision else ""
    return f"Supervision is due by {day(worker.supervision_due)}. {diary or 'Nothing is in the diary yet.'}"


class SupervisorsDeed(DeedView):
    """A deed that is the supervisor's alone."""

    model, permission = Supervision, Permission.SUPERVISE

    def get_queryset(self):
        return super().get_queryset().select_related("worker__user", "worker__stage", "supervisor")

    def check(self):
        if not self.object.is_given_by(self.user):
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": f"{self.object.worker}: {self.object.label}"}


class Reschedule(SupervisorsDeed):
    form_class = RescheduleForm
    title, submit_label, success_message = (
        "Move supervision",
        "Move",
        "The supervision is moved.",
    )

    def get_initial(self):
        return {"date": self.object.date, "start": self.object.start, "place": self.object.place}

    def act(self, form):
        reschedule(supervision=self.object, by=self.user, **form.answers())


class Cancel(SupervisorsDeed):
    form_class = CancelForm
    title, submit_label, success_message = "Cancel supervision", "Cancel supervision", "The supervision is cancelled."

    def act(self, form):
        cancel(supervision=self.object, by=self.user, **form.cleaned_data)


class Record(SupervisorsDeed):
    form_class = RecordForm
    template_name = "supervision/record.html"
    title, submit_label = "Record supervision", "Save record"
    guards_edits = True

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"owners": self.owners()}

    def owners(self):
        """The two who may take an action on, the worker first; only who is there."""
        worker = self.object.worker
        there = User.objects.there(timezone.now(), team=worker.team_id).in_bulk([worker.user_id, self.user.pk])
        return [there[pk] for pk in (worker.user_id, self.user.pk) if pk in there]

    def get_initial(self):
        names = [name for name in RecordForm.base_fields if name != "principles"]
        initial = {name: getattr(self.object, name) for name in names}
        if self.object.date > self.today:
            initial["date"] = self.today
        return initial | {"principles": self.object.principles.all()}

    def get_context_data(self, **kwargs):
        worker, today = self.object.worker, self.today
        return super().get_context_data(**kwargs) | {
            "agenda": agenda(worker, self.user, today),
            "actions": self.object.actions.select_related("owner"),
            "today": today,
        }

    def act(self, form):
        record(supervision=self.object, by=self.user, **form.facts())

    def get_success_message(self):
        return f"The record is saved. {self.object.worker} is asked to read and confirm it."


class Confirm(DeedView):
    """The worker's word on the record; then it is locked."""

    model, permission, form_class = Supervision, Permission.SEE_OWN_PROFILE, ConfirmForm
    title, submit_label, success_message = "Confirm record", "Confirm record", "The record is confirmed and locked."
    guards_edits = True

    def check(self):
        if self.object.worker.user_id != self.user.pk:
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "lead": "When you confirm, the record is locked. Nobody can change it afterwards."
        }

    def act(self, form):
        confirm(supervision=self.object, by=self.user, **form.cleaned_data)
