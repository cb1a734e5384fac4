"""The numbers that the service's rules go by: what holds, what is to come and what held before."""

from collections import defaultdict

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.actions.limits import set_limit, take_back_limit
from accounts.forms.limits import SetLimitForm, TakeBackLimitForm
from accounts.limits import limits
from accounts.models import LimitVersion
from accounts.permissions import Permission
from groundwork.deeds import PermissionFirst
from groundwork.permissions import can, require
from groundwork.versions import state_of

# Whoever works by them or sets them.
READERS = (Permission.SEE_OWN_PROFILE, Permission.MANAGE_WORKERS, Permission.SUPERVISE, Permission.MANAGE_ACCOUNTS)


@require_safe
def limit_list(request):
    """Every limit with its versions, the newest first."""
    require(request.user, READERS)
    today = timezone.localdate()
    versions = defaultdict(list)
    for version in LimitVersion.objects.select_related("set_by", "taken_back_by").order_by("-holds_from"):
        versions[version.code].append(version)
    context = {
        "title": "Limits",
        "rows": [told(limit, versions[code], today) for code, limit in limits().items()],
        "sets_limits": can(request.user, Permission.MANAGE_ACCOUNTS),
    }
    return render(request, "accounts/limit_list.html", context)


def told(limit, versions, today):
    """A limit with its versions, newest first, each with its state; and whether what it began with still holds."""
    now = next((each for each in versions if not each.is_taken_back and each.has_begun(today)), None)
    for each in versions:
        each.state = state_of(each, now, today)
        each.in_words = limit.in_words(each.value)
    return {"limit": limit, "versions": versions, "begins": limit.in_words(limit.begins), "is_as_it_began": now is None}


class SetLimit(PermissionFirst):
    """Say what a limit is from a day on."""

    permission, form_class = Permission.MANAGE_ACCOUNTS, SetLimitForm
    title, submit_label, success_message = "Set a limit", "Set limit", "The limit is set."

    def get_object(self, queryset=None):
        try:
            return limits()[self.kwargs["code"]]
        except KeyError:
            raise Http404 from None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"limit": self.object}

    def get_initial(self):
        return {"holds_from": self.today}

    def get_back_url(self):
        return LimitVersion().get_absolute_url()

    def get_context_data(self, **kwargs):
        lead = f"Today it is {self.object.in_words(self.object.on(self.today))}. {self.object.touches}"
        return super().get_context_data(**kwargs) | {"caption": self.object.title, "lead": lead}

    def act(self, form):
        set_limit(limit=self.object, by=self.user, **form.cleaned_data)


class TakeBackLimit(PermissionFirst):
    """Take back a change of a limit that has not begun."""

    permission, model, form_class = Permission.MANAGE_ACCOUNTS, LimitVersion, TakeBackLimitForm
    title, submit_label, success_message = "Take back a change", "Take back", "The change is taken back."

    def get_queryset(self):
        return LimitVersion.objects.visible_to(self.user)

    def why_not(self):
        if self.object.is_taken_back:
            return "This change is taken back already."
        begun = self.object.has_begun(self.today)
        return "This holds already. Set it anew from a later day." if begun else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": limits()[self.object.code].title}

    def act(self, form):
        take_back_limit(version=self.object, by=self.user, **form.cleaned_data)
