"""What needs doing about training, for a worker and for those who look after workers."""

from django.urls import reverse
from django.utils import timezone

from accounts.lists import list_url
from accounts.permissions import Permission
from accounts.todos import Todo
from workers.models import Worker
from workers.training import states_of


def todos(user, today):
    """Own training that is missing or running out; workers of the teams whose training is."""
    return [*own_training(user, today), *leading(user, today)]


def own_training(user, today):
    if not user.can(Permission.SEE_OWN_PROFILE):
        return
    workers = Worker.objects.employed(today).filter(user=user)
    for training in states_of(workers, today).values():
        url = reverse("workers:my_profile") + "#training"
        yield Todo("Required courses of yours that are missing or have run out", training.gaps, url)
        yield Todo("Required courses of yours that run out within 60 days", training.running_out, url)


def leading(user, today):
    """What waits for those who look after workers: somebody to supervise them, training in date."""
    if not user.can(Permission.MANAGE_WORKERS):
        return
    # The list opens with everybody its reader sees, so the counts are of the same people.
    visible = Worker.objects.visible_to(user).employed(today)
    alone, url = visible.without_supervisor(timezone.now()), list_url("workers:worker_list", supervisor="none")
    yield Todo("Workers with nobody to supervise them", alone, url, urgent=True)
    found = states_of(visible.order_by().only("stage"), today).values()
    missing, ending = [each for each in found if each.gaps], [each for each in found if each.running_out]
    yield Todo(
        "Workers with required training missing or run out", missing, list_url("workers:worker_list", training="gaps")
    )
    url = list_url("workers:worker_list", training="running_out")
    yield Todo("Workers with training that runs out within 60 days", ending, url)
