"""Pages about workers: the list, a profile, and what is done to it."""

from operator import itemgetter
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
from groundwork.words import day
from workers import slots
from workers.absences import absences_shown, may_enter, note_reading_of_absences
from workers.actions.workers import add_worker
from workers.changes import changes_of
from workers.experience import gender_for, note_readings, readings_of, reads_all_themes, themes_for
from workers.forms.workers import AddWorkerForm, WorkerFilterForm
from workers.gaps import own_gap
from workers.models import Worker
from workers.owners import (
    is_line_manager,
    may_name_line_manager,
    may_name_supervisor,
    reads_employment,
    reads_reasons,
)
from workers.rooms import rooms_open_to
from workers.wellbeing import note_wellbeing

LAST_CHANGES = 5


class WorkerList(SearchPage):
    """The workers somebody looks after or supervises."""

    permissions = (Permission.MANAGE_WORKERS, Permission.SUPERVISE)
    template_name = "workers/worker_list.html"
    title = "Workers"
    form_class = WorkerFilterForm
    fields = (
        "user__name", "team__name", "stage__label", "employment", "supervisor__name", "weekly_hours",
        "dbs_next_check_on",
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
        if filters.get("line_manager"):
            rows = rows.without_line_manager(Now())
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
    return rows_asked_for(user, today, **what).select_related(None).order_by().only("stage", "employment")


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
    return Worker.objects.visible_to(user).select_related(*related)


def show_profile(request, worker):
    user, is_own = request.user, worker.user_id == request.user.pk
    themes, gender = themes_for(user, worker), gender_for(user, worker)
    note_readings(request, worker, themes, gender)
    shows_employment = reads_employment(user, worker)
    dbs = worker.dbs_state(timezone.localdate())
    glances = [each for glance in slots.GLANCES for each in glance(worker, user)]
    glances += [dbs_glance(worker, dbs)] if shows_employment else []
    note_wellbeing(request, [each["tells"] for each in glances if "tells" in each])
    context = {
        "worker": worker,
        "title": "My profile" if is_own else worker.user.name,
        "tab_title": "My profile" if is_own else "Worker",
        "caption": worker.team.name,
        "glances": sorted(glances, key=itemgetter("place")),
        "parts": [part(worker, user) for part in slots.PARTS],
        "links": [link for links in slots.LINKS for link in links(worker, user)],
        "dbs": dbs,
        "is_own": is_own,
        "rooms": rooms_open_to(user, worker),
        "themes": themes,
        "shows_themes": bool(themes) or reads_all_themes(user, worker),
        "gender": gender,
        "readings": readings_of(worker) if is_own else [],
        "shows_employment": shows_employment,
        "last_changes": last_changes(worker, user) if shows_employment else [],
    }
    context |= deeds_on(worker, user) | absences_on(request, worker)
    return render(request, "workers/worker_detail.html", context)


def absences_on(request, worker):
    """Whether the worker is away, and for who enters absences those that are shown and the deeds about them."""
    now, enters = timezone.now(), may_enter(request.user, worker)
    absences = absences_shown(worker) if enters else []
    if absences:
        note_reading_of_absences(request, worker)
    return {
        "is_away": Worker.objects.away(now).filter(pk=worker.pk).exists(),
        "enters_absences": enters,
        "submission": uuid4(),
        "absences": absences,
        "current_absence": next((each for each in absences if each.is_current(now)), None),
    }


def dbs_glance(worker, state):
    """How the DBS check stands, with a tag where it needs somebody."""
    until = f", next check by {day(worker.dbs_next_check_on)}" if worker.dbs_next_check_on else ""
    tag = "" if state == worker.DbsState.IN_DATE else "Check"
    return {"place": 5, "heading": "DBS check", "words": f"{state.label}{until}", "href": "#dbs", "tag": tag}


def deeds_on(worker, user):
    """Which deeds the page of a worker offers."""
    return {
        "manages": can(user, Permission.MANAGE_WORKERS, worker),
        "is_line_manager": is_line_manager(user, worker),
        "names_line_manager": may_name_line_manager(user, worker),
        "names_supervisor": may_name_supervisor(user, worker),
    }


def last_changes(worker, user):
    return changes_of(worker, with_reasons=reads_reasons(user, worker), most=LAST_CHANGES)


@require_safe
def worker_changes(request, pk):
    """All that was changed in a worker's employment, for those who read it."""
    worker = get_object_or_404(Worker.objects.visible_to(request.user).select_related("user"), pk=pk)
    if not reads_employment(request.user, worker):
        raise PermissionDenied
    context = {
        "worker": worker,
        "title": "What has changed",
        "caption": worker.user.name,
        "events": changes_of(worker, with_reasons=reads_reasons(request.user, worker)),
        "back_link": {"href": worker.get_absolute_url(), "text": "Back"},
    }
    return render(request, "workers/worker_changes.html", context)


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
