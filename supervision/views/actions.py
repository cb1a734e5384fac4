"""What was agreed in supervision: the list, and ticking things off."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.deeds import DeedView
from accounts.permissions import Permission, can
from supervision.actions.supervisions import action_done
from supervision.forms.supervisions import ActionDoneForm, ActionFilterForm
from supervision.models import Action

PER_PAGE = 25


def action_list(request):
    """Actions of the supervisions somebody gives or gets."""
    if not any(can(request.user, p) for p in (Permission.SUPERVISE, Permission.SEE_OWN_PROFILE)):
        raise PermissionDenied
    today = timezone.localdate()
    form = ActionFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    actions = Action.objects.visible_to(request.user).select_related("owner", "supervision__worker__user")
    if chosen.get("owner"):
        actions = actions.filter(owner=request.user)
    page = Paginator(shown(actions, chosen.get("show"), today), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "supervision/action_list.html",
        {
            "title": "Actions from supervision",
            "page_obj": page,
            "filter_form": form,
            "empty_title": "No actions to show",
            "empty_text": "What you agree in supervision appears here.",
            "today": today,
        },
    )


def shown(actions, show, today):
    """The actions that the filter leaves: open ones unless asked otherwise."""
    if show == "done":
        return actions.exclude(done_on=None).order_by("-done_on")
    return actions.due(today) if show == "due" else actions.open()


class ActionDone(DeedView):
    """Tick off an action: its owner, or one of the two whose supervision it comes from."""

    model, form_class = Action, ActionDoneForm
    title, submit_label, success_message = "Mark as done", "Mark as done", "The action is done."

    def check(self):
        if not any(can(self.request.user, p) for p in (Permission.SUPERVISE, Permission.SEE_OWN_PROFILE)):
            raise PermissionDenied

    def get_context(self):
        return {"lead": self.record.text}

    def get_back_url(self):
        return reverse("supervision:action_list")

    def act(self, form):
        action_done(agreed=self.record, by=self.request.user)
