from uuid import UUID

from django import forms

from accounts.permissions import Permission
from groundwork.forms import FilterForm
from groundwork.names import by_name
from groundwork.prepared import prepared
from workers.models import Worker


class WorkerFilter(FilterForm):
    """Filters with a choice of one worker, for those who see more than themselves."""

    worker = forms.TypedChoiceField(required=False, coerce=UUID, empty_value="")
    field_order = ["q", "show", "worker"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.can(Permission.MANAGE_WORKERS) or user.can(Permission.SUPERVISE):
            self.offer("worker", "Everybody", lambda: prepared(names, user))
        else:
            del self.fields["worker"]


def names(user, today):
    """Id and name of each worker whom `user` sees, by name."""
    return Worker.objects.visible_to(user).order_by(*by_name("user__")).values_list("pk", "user__name")
