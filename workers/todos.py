"""What needs doing about workers, for those who look after them."""

from django.db.models.functions import Now

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.todos import Todo
from workers.gaps import lacking_seen_by
from workers.models import Worker


def todos(user, today):
    """Workers whom nobody supervises or manages, DBS checks overdue, and roles that lack something."""
    if user.can(Permission.MANAGE_WORKERS):
        team = led(user, today)
        url = list_url("workers:worker_list", supervisor="none")
        yield Todo("Workers with nobody to supervise them", team.without_supervisor(Now()), url, urgent=True)
        url = list_url("workers:worker_list", line_manager="none")
        yield Todo("Workers with no line manager", team.without_line_manager(Now()), url, urgent=True)
        url = list_url("workers:worker_list", dbs="overdue")
        yield Todo("Workers whose DBS check is overdue or not recorded", team.dbs_overdue(today), url)
    if user.can(Permission.MANAGE_WORKERS) or user.can(Permission.MANAGE_ACCOUNTS):
        yield Todo("Roles that lack something", lacking_seen_by(user, today), list_url("workers:gap_list"))


def led(user, today):
    """Everybody employed whom the list of workers shows `user`, so that it opens with those who are counted."""
    return Worker.objects.visible_to(user).employed(today)
