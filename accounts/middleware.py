"""What every request of a signed-in user goes through."""

import time
from datetime import timedelta
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from groundwork import autosave

ACTIVE_AT, SIGNED_IN_AT = "active_at", "signed_in_at"
# Writing the session at every request would cost more than this much precision is worth.
PRECISION = timedelta(seconds=20).total_seconds()

DID_NOTHING = "You were signed out because you did nothing for a while. Sign in to carry on."
LONG_AGO = "You were signed out because you signed in {hours} hours ago. Sign in to carry on."

# What somebody who has no second factor yet may open.
WITHOUT_SECOND_FACTOR = {
    "mfa_activate_totp",
    "account_reauthenticate",
    "account_logout",
    "groundwork:keep_alive",
    "accounts:accessibility",
    "accounts:cookies",
    "accounts:help",
    "accounts:privacy",
    "healthz",
}


class NoStore:
    """Nothing that a signed-in user was shown stays in a browser or proxy, least of all after signing out."""

    KEPT = '"cache", "storage"'

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        if getattr(request, "signed_out", False):
            response["Clear-Site-Data"] = self.KEPT
        return response


@receiver(user_logged_out)
def note_signing_out(request, **kwargs):
    """However it came about: by the button, by doing nothing, by a day that has passed."""
    request.signed_out = True


class IdleTimeout:
    """Signs out whoever did nothing for IDLE_MINUTES, or signed in SESSION_COOKIE_AGE ago whatever they did since.

    What they then send is kept for their return.

    It acts once the view is known, after the check of the CSRF token.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated:
            return None
        now = time.time()
        idle, whole = (now - request.session.get(moment, now) for moment in (ACTIVE_AT, SIGNED_IN_AT))
        if idle > settings.IDLE_MINUTES * 60:
            return self.sign_out(request, DID_NOTHING)
        if whole > settings.SESSION_COOKIE_AGE:
            return self.sign_out(request, LONG_AGO.format(hours=settings.SESSION_COOKIE_AGE // 3600))
        if idle > PRECISION or ACTIVE_AT not in request.session:
            request.session[ACTIVE_AT] = now
            request.session.setdefault(SIGNED_IN_AT, now)
        return None

    def sign_out(self, request, why):
        path = form_of(request)
        may_keep = request.method == "POST" and autosave.may_keep(request, path)
        kept = may_keep and autosave.keep(request.user, path, request.POST)
        logout(request)
        messages.info(request, why + (" What you typed is kept." if kept else ""))
        back = path if kept or request.method == "GET" else "/"
        return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def form_of(request):
    """The address of the form that was sent; a script's own request names the page it runs on."""
    if request.resolver_match.view_name == "groundwork:autosave":
        return request.POST.get("path", "/")
    return request.path if request.method == "POST" else request.get_full_path()


class SecondFactor:
    """Nobody gets further without a second factor, unless DEMO is on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if settings.DEMO or not request.user.is_authenticated:
            return None
        if request.resolver_match.view_name in WITHOUT_SECOND_FACTOR:
            return None
        if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
            return None
        return redirect("mfa_activate_totp")
