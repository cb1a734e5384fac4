"""What needs doing about training, for a worker and for those who look after workers."""

from types import MappingProxyType

from django.urls import reverse

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.prepared import prepared
from groundwork.todos import Todo
from training.models import Cohort, Conduct
from training.models.records import RUNNING_OUT_DAYS
from training.states import states_of
from workers.models import Worker
from workers.todos import led


def todos(user, today):
    """What a worker is to read and agree to, and cohorts led by the user of which a register is still to be kept."""
    if user.can(Permission.SEE_OWN_PROFILE):
        rows = Conduct.objects.to_agree(user, today)
        yield Todo("What is expected of your role: to read and agree", rows, list_url("training:conduct"))
    if user.can(Permission.MANAGE_WORKERS):
        rows = Cohort.objects.visible_to(user).run_by(user).to_register(today)
        yield Todo(
            "Cohorts with a register to keep", rows, list_url("training:cohort_list", show="to_register", run="us")
        )


def own_training(user, today):
    """A worker's own required courses that are missing or running out."""
    if not user.can(Permission.SEE_OWN_PROFILE):
        return
    for training in states_of(prepared(own_worker, user), today).values():
        url = reverse("workers:my_profile") + "#training"
        yield Todo("Required courses of yours that are missing or have run out", training.gaps, url)
        yield Todo(f"Required courses of yours that run out within {RUNNING_OUT_DAYS} days", training.running_out, url)
        yield Todo("Courses that you newly have to do, with time to do them", training.due, url)


def own_worker(user, today):
    return Worker.objects.employed(today).filter(user=user).only("stage", "employment")


def stages_of_led(user, today):
    return led(user, today).order_by().only("stage", "employment")


def team_training(user, today, known=MappingProxyType({})):
    """Workers of the teams whose training is missing or running out; `known` is what `states_of` found before."""
    if not user.can(Permission.MANAGE_WORKERS):
        return
    team = list(prepared(stages_of_led, user))
    found = known | states_of([worker for worker in team if worker.pk not in known], today)
    found = [found[worker.pk] for worker in team]
    missing, ending = [each for each in found if each.gaps], [each for each in found if each.running_out]
    yield Todo(
        "Workers with required training missing or run out", missing, list_url("workers:worker_list", training="gaps")
    )
    url = list_url("workers:worker_list", training="running_out")
    yield Todo(f"Workers with training that runs out within {RUNNING_OUT_DAYS} days", ending, url)
