"""What needs doing about training, for a worker and for those who look after workers."""

from django.urls import reverse

from accounts.permissions import Permission
from accounts.todos import Todo
from workers.models import Worker
from workers.training import training_of


def todos(user, today):
    """Own training that is missing or running out; workers of the teams whose training is."""
    return [*own_training(user, today), *teams_training(user, today)]


def own_training(user, today):
    if not user.can(Permission.SEE_OWN_PROFILE):
        return
    workers = Worker.objects.employed(today).filter(user=user)
    for training in training_of(workers, today).values():
        url = reverse("workers:my_profile") + "#training"
        yield Todo("Required courses of yours that are missing or have run out", len(training.gaps), url)
        yield Todo("Required courses of yours that run out within 60 days", len(training.running_out), url)


def teams_training(user, today):
    teams = user.teams_with(Permission.MANAGE_WORKERS)
    if not teams:
        return
    # The list opens with everybody its reader sees, so the count is of the same people.
    found = training_of(Worker.objects.visible_to(user).employed(today), today).values()
    url = reverse("workers:worker_list")
    missing, ending = sum(bool(t.gaps) for t in found), sum(bool(t.running_out) for t in found)
    yield Todo("Workers with required training missing or run out", missing, f"{url}?training=gaps")
    yield Todo("Workers with training that runs out within 60 days", ending, f"{url}?training=running_out")
