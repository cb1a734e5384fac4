"""One's own account and notices."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import own
from accounts.deeds import DeedView
from accounts.forms.own import OwnAccountForm
from accounts.found import Found
from accounts.models import Notice, User
from accounts.notices import body_of, subject_of

PER_PAGE = 25


class Settings(DeedView):
    """Name and reminders; links to password, second factor and sessions."""

    model, form_class = User, OwnAccountForm
    template_name = "accounts/settings.html"
    title, submit_label, success_message = "Your account", "Save", "Your account is changed."

    def get_record(self):
        return self.request.user

    def get_back_url(self):
        return reverse("accounts:settings")

    def get_form_kwargs(self):
        return {"instance": User.objects.get(pk=self.record.pk)}

    def get_context(self):
        held = self.record.memberships.current(timezone.now())
        return {"memberships": held.select_related("team"), "back_link": None}

    def act(self, form):
        own.edit_own_account(user=self.record, by=self.request.user, **form.cleaned_data)


@require_safe
def notice_list(request):
    """One's notices: unread first, then newest first."""
    notices = Found(("notices", request.user.asker), lambda: Notice.objects.visible_to(request.user).unread_first())
    page = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    for notice in page:
        notice.subject, notice.body = subject_of(notice), body_of(notice)
    return render(request, "accounts/notice_list.html", {"page_obj": page, "notices": page.object_list})


@require_POST
def open_notice(request, pk):
    """Mark a notice as read and go to the page it is about, which may be closed to its reader by now and says so."""
    notices = Notice.objects.visible_to(request.user)
    notice = get_object_or_404(notices, pk=pk)
    own.read_notices(notices=notices.filter(pk=notice.pk))
    return redirect(f"{notice.path}{'&' if '?' in notice.path else '?'}from=notice")


@require_POST
def read_notices(request):
    """Mark all one's notices as read."""
    own.read_notices(notices=Notice.objects.visible_to(request.user))
    return redirect("accounts:notice_list")
