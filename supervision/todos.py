"""What needs doing about supervision, for a worker and for those who give it."""

from django.urls import reverse

from accounts.permissions import Permission
from accounts.todos import Todo
from supervision.due import due_soon, overdue
from supervision.models import Action, Supervision
from workers.models import Worker


def todos(user, today):
    """Supervision due, to record and to confirm; actions due."""
    if user.can(Permission.SUPERVISE):
        yield from given(user, today)
    if user.can(Permission.SEE_OWN_PROFILE):
        yield from own(user, today)
    due = Action.objects.visible_to(user).filter(owner=user).due(today)
    url = reverse("supervision:action_list") + "?show=due&owner=me"
    yield Todo("Actions from supervision due", due, url)


def given(user, today):
    workers, url = Worker.objects.visible_to(user), reverse("supervision:due_list")
    late, soon = overdue(workers, today), due_soon(workers, today)
    yield Todo("Workers whose supervision is overdue", late, f"{url}?show=overdue", urgent=True)
    yield Todo("Workers whose supervision is due within a week", soon, f"{url}?show=due_soon")
    to_record = Supervision.objects.given_by(user).to_record(today)
    url = reverse("supervision:supervision_list") + "?show=to_record&supervisor=me"
    yield Todo("Supervisions to record or cancel", to_record, url)


def own(user, today):
    supervisions = Supervision.objects.filter(worker__user=user)
    late = overdue(Worker.objects.filter(user=user), today)
    yield Todo("Supervision of your own that is overdue", late, reverse("supervision:supervision_list"))
    worker = Worker.objects.filter(user=user).first()
    unconfirmed = supervisions.unconfirmed()
    url = reverse("supervision:supervision_list") + f"?show=unconfirmed&worker={worker.pk if worker else ''}"
    yield Todo("Supervision records to read and confirm", unconfirmed, url)
