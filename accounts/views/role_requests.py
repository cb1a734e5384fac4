"""Pages where a second person approves or declines a role that somebody else wants to give."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.actions import roles
from accounts.forms.people import DeclineRoleRequestForm, RoleRequestFilterForm
from accounts.models import RoleRequest
from accounts.permissions import SECOND_PERSON, Permission
from accounts.views.confirming import ConfirmsWho
from groundwork.deeds import ConfirmedDeed
from groundwork.forms import WarningForm
from groundwork.lists import ListPage

SHOWN = ("user", "team", "asked_by", "answered_by")


class RoleRequestList(ListPage):
    """Roles that were asked for, the newest first."""

    permissions = SECOND_PERSON
    template_name = "accounts/role_request_list.html"
    title = "Roles asked for"
    form_class = RoleRequestFilterForm
    sorts = {"asked": "created_at"}
    default_sort = "-asked"
    empty_title = "No role was asked for"
    empty_text = "Here stand the roles that need a second person's approval."

    def get_queryset(self):
        return RoleRequest.objects.visible_to(self.user).select_related(*SHOWN)

    def narrow(self, rows, filters):
        if filters.get("show") == "to_answer":
            return rows.to_answer(self.user)
        return rows.waiting() if filters.get("show") else rows


@require_safe
def role_request_detail(request, pk):
    """One role that was asked for: whose, by whom, and what became of it."""
    asked = get_object_or_404(RoleRequest.objects.visible_to(request.user).select_related(*SHOWN), pk=pk)
    is_waiting = RoleRequest.objects.waiting().filter(pk=pk).exists()
    context = {
        "asked": asked,
        "title": str(asked),
        "tab_title": "Role asked for",
        "caption": asked.user.name,
        "is_waiting": is_waiting,
        "may_answer": RoleRequest.objects.to_answer(request.user).filter(pk=pk).exists(),
        "may_withdraw": is_waiting and asked.asked_by == request.user,
        "others": roles.who_may_answer(asked) if is_waiting else [],
        "may_open": request.user.can(Permission.MANAGE_ACCOUNTS),
        "back_link": {"href": reverse("accounts:role_request_list"), "text": "Roles asked for"},
    }
    return render(request, "accounts/role_request_detail.html", context)


class RoleRequestDeed(ConfirmedDeed):
    """What becomes of a role that was asked for."""

    model = RoleRequest

    def get_queryset(self):
        return super().get_queryset().select_related(*SHOWN)

    def why_not(self):
        waits = RoleRequest.objects.waiting().filter(pk=self.object.pk).exists()
        return "" if waits else "This was answered already, or has lapsed."

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": f"{self.object.user}: {self.object}"}


class Answer(RoleRequestDeed):
    """As the second person: neither who asked nor who is to have the role."""

    def check(self):
        if not RoleRequest.objects.watched_by(self.user).filter(pk=self.object.pk).exists():
            raise PermissionDenied


class ApproveRoleRequest(ConfirmsWho, Answer):
    form_class = WarningForm
    title, submit_label, success_message = (
        "Approve this role",
        "Approve the role",
        "The role is approved and counts now.",
    )
    consequences = [
        "Approve it only if you know who this is and that they need the role for their work.",
        "The role counts at once. Your name stands beside it in the history of the account.",
    ]

    def act(self, form):
        roles.approve_role_request(request=self.object, by=self.user)


class DeclineRoleRequest(Answer):
    form_class = DeclineRoleRequestForm
    title, submit_label, success_message = "Decline this role", "Decline the role", "The role is declined."

    def act(self, form):
        roles.decline_role_request(request=self.object, by=self.user, **form.cleaned_data)


class WithdrawRoleRequest(RoleRequestDeed):
    form_class = WarningForm
    title, submit_label = "Withdraw this request", "Withdraw the request"
    success_message = "The request is withdrawn."
    consequences = ["The role is not given. You can ask for it again."]

    def check(self):
        if self.object.asked_by != self.user:
            raise PermissionDenied

    def act(self, form):
        roles.withdraw_role_request(request=self.object, by=self.user)
