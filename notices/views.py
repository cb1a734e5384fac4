"""One's own notices, and the page on which administrators see emails that did not certainly go."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from groundwork.expects import SomeUser, user_of
from groundwork.found import Found
from groundwork.lists import ListPage
from groundwork.permissions import requires
from groundwork.way_back import leads_on
from notices import actions
from notices.kinds import words_of
from notices.models import Notice
from notices.permissions import MANAGE_MAIL


class UnsentList(ListPage):
    """Emails that perhaps were not sent, those that are refused again and again, and those that could not be written.

    Never what they are about.
    """

    permissions = (MANAGE_MAIL,)
    template_name = "notices/unsent_list.html"
    title = "Emails not sent"
    empty_title = "Every email was sent"
    empty_text = "Or it waits for its turn."

    def get_queryset(self) -> QuerySet[Notice]:
        return Notice.objects.unsent().select_related("recipient").order_by("created_at", "pk")


@require_POST
@requires(MANAGE_MAIL)
def resend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send an email again that is not tried by itself any more."""
    actions.resend(notice=get_object_or_404(Notice.objects.unsent(), pk=pk), by=user_of(request))
    messages.success(request, "The email is sent again within a minute.")
    return redirect("notices:unsent_list")


@require_POST
@requires(MANAGE_MAIL)
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take such an email off the list without sending it again."""
    actions.leave(notice=get_object_or_404(Notice.objects.unsent(), pk=pk), by=user_of(request))
    messages.success(request, "The email is left as it is.")
    return redirect("notices:unsent_list")


PER_PAGE = 25


def notices_of(user: SomeUser, today: date) -> QuerySet[Notice]:
    return Notice.objects.visible_to(user).unread_first()


@leads_on
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """One's notices: unread first, then newest first."""
    actions.settle_notices(notices=Notice.objects.visible_to(user_of(request)))
    notices: Any = Found(notices_of, user_of(request))
    page: Page[Any] = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    for notice in page:
        notice.subject, notice.body = words_of(notice)
    return render(request, "notices/notice_list.html", {"page_obj": page, "notices": page.object_list})


@require_POST
def open_notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mark a notice as read and go to the page it is about, which may be closed to its reader by now and says so."""
    notices = Notice.objects.visible_to(user_of(request))
    notice = get_object_or_404(notices, pk=pk)
    actions.read_notices(notices=notices.filter(pk=notice.pk))
    return redirect(f"{notice.path}{'&' if '?' in notice.path else '?'}from=notice")


@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """Mark all one's notices as read."""
    actions.read_notices(notices=Notice.objects.visible_to(user_of(request)))
    return redirect("notices:notice_list")
