"""What waits in inductions: for those who see to steps, for line managers and for leads."""

from accounts.permissions import Permission
from development.models import InductionStep
from development.models.inductions import to_begin
from groundwork.lists import list_url
from groundwork.todos import Todo
from workers.todos import led


def todos(user, today):
    """Steps that are late, those to sign off, and inductions to begin."""
    steps = InductionStep.objects.visible_to(user)
    late = steps.late(today)
    if user.can(Permission.MANAGE_WORKERS):
        yield Todo("Induction steps that are late", late, list_url("development:step_list", show="late"))
        url = list_url("workers:worker_list", induction="to_begin")
        yield Todo("Workers whose induction is to begin", to_begin(led(user, today), today), url)
    elif user.can(Permission.SUPERVISE) or user.can(Permission.SEE_OWN_PROFILE):
        url = list_url("development:step_list", show="late", whose="mine")
        yield Todo("Induction steps of yours that are late", late.owned_by(user), url)
    if user.can(Permission.SUPERVISE):
        url = list_url("development:step_list", show="to_sign_off", whose="managed")
        yield Todo("Induction steps to sign off", steps.to_sign_off().managed_by(user), url)
