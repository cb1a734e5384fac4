"""What needs doing about supervision, for a worker and for those who give it."""

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.todos import Todo
from supervision.due import additional_asked_for, due_soon, overdue
from supervision.models import Action, Supervision, not_ready
from workers.models import Worker


def todos(user, today):
    """Supervision due, to record and to confirm; actions due."""
    if user.can(Permission.SUPERVISE):
        yield from given(user, today)
    if user.can(Permission.SEE_OWN_PROFILE):
        yield from own(user, today)
    if user.can(Permission.SEE_FIGURES):
        yield Todo("Host teams with something open", not_ready(user, today), list_url("supervision:host_team_list"))
    due = Action.objects.visible_to(user).filter(owner=user).due(today)
    yield Todo("Actions from supervision due", due, list_url("supervision:action_list", show="due", owner="me"))


def given(user, today):
    workers = Worker.objects.visible_to(user)
    late, url = overdue(workers, today), list_url("supervision:due_list", show="overdue")
    yield Todo("Workers whose supervision is overdue", late, url, urgent=True)
    soon, url = due_soon(workers, today), list_url("supervision:due_list", show="due_soon")
    yield Todo("Workers whose supervision is due within a week", soon, url)
    asking = additional_asked_for(workers.filter(supervisor=user), today)
    url = list_url("supervision:due_list", show="additional")
    yield Todo("Workers who ask for an additional supervision", asking, url)
    gone = Supervision.objects.given_by(user).without_worker(today)
    url = list_url("supervision:supervision_list", show="without_worker", given="by_me")
    yield Todo("Supervisions to cancel: the worker is gone", gone, url)
    to_record = Supervision.objects.given_by(user).to_record(today)
    url = list_url("supervision:supervision_list", show="to_record", given="by_me")
    yield Todo("Supervisions to record or cancel", to_record, url)


def own(user, today):
    supervisions = Supervision.objects.given_to(user)
    late = overdue(Worker.objects.filter(user=user), today)
    yield Todo("Supervision of your own that is overdue", late, list_url("supervision:supervision_list"))
    unconfirmed = supervisions.unconfirmed()
    url = list_url("supervision:supervision_list", show="unconfirmed", given="to_me")
    yield Todo("Supervision records to read and confirm", unconfirmed, url)
