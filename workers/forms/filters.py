from django import forms

from accounts.forms.filters import FilterForm
from accounts.permissions import Permission
from workers.models import Worker


class WorkerFilter(FilterForm):
    """Filters with a choice of one worker, for those who see more than themselves."""

    worker = forms.ModelChoiceField(None, required=False, empty_label="Everybody")
    field_order = ["q", "show", "worker"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.can(Permission.MANAGE_WORKERS) or user.can(Permission.SUPERVISE):
            self.fields["worker"].queryset = Worker.objects.visible_to(user).named()
        else:
            del self.fields["worker"]
