"""The page on which administrators see emails that did not certainly go."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.actions import mail
from accounts.lists import ListPage
from accounts.models import Notice
from accounts.permissions import Permission, requires


class UnsentList(ListPage):
    """Emails that perhaps were not sent, and those the mail server keeps refusing; never what they are about."""

    permissions = (Permission.MANAGE_ACCOUNTS,)
    template_name = "accounts/unsent_list.html"
    title = "Emails not sent"
    empty_title = "Every email was sent"
    empty_text = "Or it waits for its turn."

    def get_queryset(self):
        return Notice.objects.unsent().select_related("recipient").order_by("created_at", "pk")


@require_POST
@requires(Permission.MANAGE_ACCOUNTS)
def resend(request, pk):
    """Send an uncertain email again."""
    mail.resend(notice=get_object_or_404(Notice.objects.unsent(), pk=pk), by=request.user)
    messages.success(request, "The email is sent again within a minute.")
    return redirect("accounts:unsent_list")


@require_POST
@requires(Permission.MANAGE_ACCOUNTS)
def leave(request, pk):
    """Take an uncertain email off the list without sending it again."""
    mail.leave(notice=get_object_or_404(Notice.objects.unsent(), pk=pk), by=request.user)
    messages.success(request, "The email is left as it is.")
    return redirect("accounts:unsent_list")
