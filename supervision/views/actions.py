"""What was agreed in supervision: the list, and ticking things off."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from groundwork.forms import ConfirmForm
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.permissions import can
from supervision.actions.supervisions import action_done
from supervision.forms.supervisions import ActionFilterForm
from supervision.models import Action


class ActionList(ListPage):
    """Actions of the supervisions somebody gives or gets."""

    permissions = (Permission.SUPERVISE, Permission.SEE_OWN_PROFILE)
    template_name = "supervision/action_list.html"
    title = "Actions from supervision"
    form_class = ActionFilterForm
    fields = (
        "text", "due_on", "done_on", "owner__name", "supervision__date", "supervision__worker__user__name",
        "supervision__status", "supervision__supervisor", "supervision__worker__supervisor",
    )  # fmt: skip
    sorts = {"due": "due_on", "owner": by_name("owner__"), "done": "done_on"}
    default_sort = "due"
    empty_title = "No actions to show"
    empty_text = "What is agreed in supervision appears here."

    def get_form_kwargs(self):
        return {"user": self.user}

    def get_queryset(self):
        return Action.objects.visible_to(self.user).select_related("owner", "supervision__worker__user")

    def prepare(self, rows):
        for action in rows:
            supervision = action.supervision
            action.may_open = supervision.worker.user_id == self.user.pk or supervision.is_given_by(self.user)

    def narrow(self, rows, filters):
        rows = ActionFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)
        if filters.get("worker"):
            rows = rows.filter(supervision__worker=filters["worker"])
        return rows.filter(owner=self.user) if filters.get("owner") else rows

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"today": self.today}


class ActionDone(DeedView):
    """Tick off an action: its owner, or one of the two whose supervision it comes from."""

    model, form_class = Action, ConfirmForm
    title, submit_label, success_message = "Mark as done", "Mark as done", "The action is done."

    def check(self):
        if not any(can(self.user, p) for p in (Permission.SUPERVISE, Permission.SEE_OWN_PROFILE)):
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"lead": self.object.text}

    def get_back_url(self):
        return reverse("supervision:action_list")

    def act(self, form):
        action_done(agreed=self.object, by=self.user)
