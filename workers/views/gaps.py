"""The list of roles that lack what they need."""

from accounts.permissions import Permission, Role
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.permissions import can
from workers.gaps import LACKING, lacking_seen_by


class GapList(ListPage):
    """Who has a role that lacks something, and what is to be done."""

    permissions = (Permission.MANAGE_WORKERS, Permission.MANAGE_ACCOUNTS)
    template_name = "workers/gap_list.html"
    title = "Roles that lack something"
    fields = ("role", "starts_at", "user__name", "user__invited_at", "user__is_active", "team__name")
    sorts = {"name": by_name("user__")}
    default_sort = "name"
    empty_title = "No role lacks anything"
    empty_text = "Every worker has a profile, and every supervisor somebody to supervise."

    def get_queryset(self):
        return lacking_seen_by(self.user, self.today).select_related("user", "team")

    def prepare(self, rows):
        for membership in rows:
            membership.lacks = LACKING[membership.role]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "sees_accounts": can(self.user, Permission.MANAGE_ACCOUNTS),
            "may_add": can(self.user, Permission.MANAGE_WORKERS),
            "worker_role": Role.WORKER,
        }
