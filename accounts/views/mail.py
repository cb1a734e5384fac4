"""The page on which administrators see emails that did not certainly go."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import mail
from accounts.models import Notice
from accounts.permissions import Permission, requires

PER_PAGE = 25


@require_safe
@requires(Permission.MANAGE_ACCOUNTS)
def unsent_list(request):
    """Emails that perhaps were not sent, and those the mail server keeps refusing; never what they are about."""
    notices = Notice.objects.unsent().select_related("recipient").order_by("created_at", "pk")
    context = {
        "title": "Emails not sent",
        "page_obj": Paginator(notices, PER_PAGE).get_page(request.GET.get("page")),
        "empty_title": "Every email was sent",
        "empty_text": "Or it waits for its turn.",
    }
    return render(request, "accounts/unsent_list.html", context)


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
