"""Pages about workers: the list, a profile, and what is done to it."""

from copy import copy

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.deeds import DeedView
from accounts.permissions import Permission, can, requires
from workers.actions.workers import add_worker, edit_about_me, edit_worker
from workers.forms.workers import AboutMeForm, AddWorkerForm, EditWorkerForm, WorkerFilterForm
from workers.models import Worker
from workers.training import BENCHMARK_HOURS, training_of

PER_PAGE = 25


def worker_list(request):
    """The workers somebody looks after or supervises."""
    if not any(can(request.user, p) for p in (Permission.MANAGE_WORKERS, Permission.SUPERVISE)):
        raise PermissionDenied
    today = timezone.localdate()
    form = WorkerFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    workers = filtered(Worker.objects.visible_to(request.user), chosen, today)
    training = training_of(workers, today)
    if chosen.get("training"):
        workers = [worker for worker in workers if getattr(training[worker.pk], chosen["training"])]
    page = Paginator(workers, PER_PAGE).get_page(request.GET.get("page"))
    for worker in page:
        worker.training_now = training[worker.pk]
    return render(
        request,
        "workers/worker_list.html",
        {
            "title": "Workers",
            "page_obj": page,
            "filter_form": form,
            "empty_title": "No workers to show",
            "empty_text": "Clear the filters, or add a profile for somebody who has the worker role.",
            "may_add": can(request.user, Permission.MANAGE_WORKERS),
        },
    )


def filtered(workers, chosen, today):
    """The workers that the filters leave, except for training."""
    employed = workers.employed(today)
    workers = workers.exclude(pk__in=employed.values("pk")) if chosen.get("left") else employed
    if chosen.get("stage"):
        workers = workers.filter(stage=chosen["stage"])
    return workers.select_related("user", "team", "stage", "supervisor")


def worker_detail(request, pk):
    """A worker's profile and training."""
    worker = get_object_or_404(profiles(request.user), pk=pk)
    return show_profile(request, worker)


@requires(Permission.SEE_OWN_PROFILE)
def my_profile(request):
    """The signed-in worker's own profile; says so where there is none yet."""
    worker = profiles(request.user).filter(user=request.user).first()
    return show_profile(request, worker) if worker else render(request, "workers/no_profile.html")


def profiles(user):
    related = ["user", "team", "stage", "supervisor", "line_manager"]
    return Worker.objects.visible_to(user).select_related(*related).prefetch_related("experience_themes")


def show_profile(request, worker):
    training = training_of([worker], timezone.localdate())[worker.pk]
    is_own = worker.user_id == request.user.pk
    manages = can(request.user, Permission.MANAGE_WORKERS, worker)
    return render(
        request,
        "workers/worker_detail.html",
        {
            "worker": worker,
            "title": "My profile" if is_own else worker.user.name,
            "caption": worker.team.name,
            "training": training,
            "records": worker.training.select_related("course"),
            "benchmark_hours": BENCHMARK_HOURS,
            "is_own": is_own,
            "manages": manages,
            "shows_employment": is_own or manages or worker.line_manager_id == request.user.pk,
        },
    )


class AddWorker(DeedView):
    """Make the profile of somebody who has the worker role."""

    permission, form_class = Permission.MANAGE_WORKERS, AddWorkerForm
    title, submit_label, success_message = "Add a worker", "Add worker", "The profile is ready."

    def get_record(self):
        return None

    def get_form_kwargs(self):
        return {"teams": self.request.user.teams_with(Permission.MANAGE_WORKERS)}

    def act(self, form):
        self.record = add_worker(by=self.request.user, **form.cleaned_data)

    def get_back_url(self):
        return self.record.get_absolute_url() if self.record else reverse("workers:worker_list")


class EditWorker(DeedView):
    """Change the service's part of a profile."""

    model, permission, form_class = Worker, Permission.MANAGE_WORKERS, EditWorkerForm
    title, submit_label, success_message = "Edit worker", "Save changes", "The profile is changed."
    guards_edits = True

    def get_form_kwargs(self):
        return {"instance": copy(self.record), "teams": [self.record.team_id]}

    def act(self, form):
        edit_worker(worker=self.record, by=self.request.user, **form.cleaned_data)


class EditAboutMe(DeedView):
    """The worker's own words: nobody else writes them."""

    model, permission, form_class = Worker, Permission.SEE_OWN_PROFILE, AboutMeForm
    title, submit_label, success_message = "Edit about me", "Save changes", "Your profile is changed."
    guards_edits = True

    def check(self):
        if self.record.user_id != self.request.user.pk:
            raise PermissionDenied

    def get_form_kwargs(self):
        return {"instance": copy(self.record)}

    def act(self, form):
        edit_about_me(worker=self.record, by=self.request.user, **form.cleaned_data)

    def get_back_url(self):
        return reverse("workers:my_profile")
