"""Pages about workers: the list, a profile, and what is done to it."""

from copy import copy
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db.models.functions import Now
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from groundwork.lists import SearchPage, rows_asked_for
from groundwork.names import by_name
from groundwork.permissions import can, requires
from workers import slots
from workers.absences import absences_shown, may_enter, note_reading_of_absences
from workers.actions.workers import add_worker, check_dbs, edit_about_me, edit_worker
from workers.experience import READ, may_read, note_reading, readings_of
from workers.forms.workers import AboutMeForm, AddWorkerForm, CheckDbsForm, EditWorkerForm, WorkerFilterForm
from workers.gaps import own_gap
from workers.models import Worker


class WorkerList(SearchPage):
    """The workers somebody looks after or supervises."""

    permissions = (Permission.MANAGE_WORKERS, Permission.SUPERVISE)
    template_name = "workers/worker_list.html"
    title = "Workers"
    form_class = WorkerFilterForm
    fields = (
        "user__name", "team__name", "stage__label", "stage__max_caseload", "supervisor__name",
        "agreed_caseload", "weekly_hours", "dbs_next_check_on",
    )  # fmt: skip
    sorts = {"name": by_name("user__"), "stage": "stage__order", "supervisor": by_name("supervisor__")}
    default_sort = "name"
    empty_title = "No workers to show"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.known = {}

    def get_queryset(self):
        visible = Worker.objects.visible_to(self.user).with_away(Now())
        return visible.select_related("user", "team", "stage", "supervisor")

    def narrow(self, rows, filters):
        today = self.today
        employed = rows.employed(today)
        rows = rows.exclude(pk__in=employed.order_by().values("pk")) if filters.get("left") else employed
        rows = rows.search(filters.get("q", ""))
        if filters.get("stage"):
            rows = rows.filter(stage__code=filters["stage"])
        if filters.get("supervisor"):
            rows = rows.without_supervisor(Now())
        if filters.get("dbs"):
            rows = rows.dbs_overdue(today)
        return rows

    def found(self, filters):
        """Who has what a column's filter asks for is looked up first; the SQL that is kept gets their ids."""
        column = next((each for each in slots.COLUMNS if filters.get(each.name)), None)
        if not column:
            return super().found(filters)
        shown = self.asked(stages_shown, filters)
        self.known[column.name] = values = column.values(shown, self.today)
        ids = [pk for pk, value in values.items() if column.fits(value, filters[column.name])]
        return super().found(filters, *ids, among=True)

    def prepare(self, rows):
        today = self.today
        columns = [(each, self.known.get(each.name) or each.values(rows, today)) for each in slots.COLUMNS]
        for worker in rows:
            worker.dbs = worker.dbs_state(today)
            worker.cells = [{"column": column, "value": values[worker.pk]} for column, values in columns]

    def get_context_data(self, **kwargs):
        user = self.user
        return super().get_context_data(**kwargs) | {
            "may_add": can(user, Permission.MANAGE_WORKERS),
            "columns": slots.COLUMNS,
            "buttons": [link for links in slots.BUTTONS for link in links(user)],
        }


def stages_shown(user, today, **what):
    """The workers that a list asks for, with what their columns need to know."""
    return rows_asked_for(user, today, **what).select_related(None).order_by().only("stage")


@require_safe
def worker_detail(request, pk):
    """A worker's profile, and what apps above add to it."""
    worker = get_object_or_404(profiles(request.user), pk=pk)
    return show_profile(request, worker)


@require_safe
@requires(Permission.SEE_OWN_PROFILE)
def my_profile(request):
    """The signed-in worker's own profile; says so where there is none yet."""
    worker = profiles(request.user).filter(user=request.user).first()
    if worker:
        return show_profile(request, worker)
    return render(request, "workers/no_profile.html", {"gap": own_gap(request.user)})


def profiles(user):
    related = ["user", "team", "stage", "supervisor", "line_manager", "dbs_checked_by"]
    return Worker.objects.visible_to(user).select_related(*related).prefetch_related("experience_themes")


def show_profile(request, worker):
    is_own = worker.user_id == request.user.pk
    manages = can(request.user, Permission.MANAGE_WORKERS, worker)
    themes = list(worker.experience_themes.all()) if may_read(request, worker) else None
    if themes and not is_own:
        note_reading(request, [worker.pk], READ)
    now, enters = timezone.now(), may_enter(request.user, worker)
    absences = absences_shown(worker) if enters else []
    if absences:
        note_reading_of_absences(request, worker)
    return render(
        request,
        "workers/worker_detail.html",
        {
            "is_away": Worker.objects.away(now).filter(pk=worker.pk).exists(),
            "enters_absences": enters,
            "submission": uuid4(),
            "absences": absences,
            "current_absence": next((each for each in absences if each.is_current(now)), None),
            "worker": worker,
            "title": "My profile" if is_own else worker.user.name,
            "tab_title": "My profile" if is_own else "Worker",
            "caption": worker.team.name,
            "parts": [part(worker, request.user) for part in slots.PARTS],
            "links": [link for links in slots.LINKS for link in links(worker, request.user)],
            "dbs": worker.dbs_state(timezone.localdate()),
            "is_own": is_own,
            "themes": themes,
            "readings": readings_of(worker) if is_own else [],
            "manages": manages,
            "shows_employment": is_own or manages or worker.line_manager_id == request.user.pk,
        },
    )


class AddWorker(DeedView):
    """Make the profile of somebody who has the worker role."""

    permission, form_class = Permission.MANAGE_WORKERS, AddWorkerForm
    title, submit_label, success_message = "Add a worker", "Add worker", "The profile is ready."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"teams": self.user.teams_with(Permission.MANAGE_WORKERS)}

    def act(self, form):
        self.object = add_worker(by=self.user, **form.cleaned_data)

    def get_back_url(self):
        return self.object.get_absolute_url() if self.object else reverse("workers:worker_list")


class EditWorker(DeedView):
    """Change the service's part of a profile."""

    model, permission, form_class = Worker, Permission.MANAGE_WORKERS, EditWorkerForm
    title, submit_label, success_message = "Edit worker", "Save changes", "The profile is changed."
    guards_edits = True

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.object), "teams": [self.object.team_id]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.user.name}

    def act(self, form):
        edit_worker(worker=self.object, by=self.user, **form.cleaned_data)


class CheckDbs(DeedView):
    """Write down that a worker's DBS certificate or its status was checked."""

    model, permission, form_class = Worker, Permission.MANAGE_WORKERS, CheckDbsForm
    title, submit_label, success_message = "Check DBS", "Save this check", "The DBS check is saved."
    guards_edits = True

    def get_initial(self):
        worker = self.object
        return {
            "level": worker.dbs_level,
            "workforce": worker.dbs_workforce,
            "issued_on": worker.dbs_issued_on,
            "update_service": worker.dbs_update_service if worker.dbs_checked_on else None,
            "checked_on": self.today,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.user.name}

    def act(self, form):
        check_dbs(worker=self.object, by=self.user, **form.cleaned_data)


class EditAboutMe(DeedView):
    """The worker's own words: nobody else writes them."""

    model, permission, form_class = Worker, Permission.SEE_OWN_PROFILE, AboutMeForm
    title, submit_label, success_message = "Edit about me", "Save changes", "Your profile is changed."
    guards_edits = True

    def check(self):
        if self.object.user_id != self.user.pk:
            raise PermissionDenied

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.object)}

    def act(self, form):
        edit_about_me(worker=self.object, by=self.user, **form.cleaned_data)

    def get_back_url(self):
        return reverse("workers:my_profile")
