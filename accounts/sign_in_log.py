"""Lines of the log about signing in: who, how and from which network address; nothing that was typed."""

import logging

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as second_factor
from django.contrib.auth import signals as django
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.utils.crypto import salted_hmac

log = logging.getLogger("accounts.sign_in")


def note(event, request, user=None, **more):
    """Write one line: `event=signed_in user=… from=192.0.2.1`."""
    words = {"event": event, "user": getattr(user, "pk", None) or "-"} | more | {"from": origin(request)}
    log.info(" ".join(f"{name}={value}" for name, value in words.items()))


def origin(request):
    try:
        return get_adapter().get_client_ip(request)
    except (PermissionDenied, AttributeError, KeyError):
        return "-"


def mark(email):
    """The same for the same address, so that guessing at one account shows; the address cannot be read from it."""
    return salted_hmac("accounts.sign_in_log", str(email).lower(), algorithm="sha256").hexdigest()[:16]


@receiver(account.authentication_step_completed)
def factor_accepted(request, user, method, **kwargs):
    kind = kwargs.get("type") or method
    note("confirmed_again" if kwargs.get("reauthenticated") else "factor_accepted", request, user, factor=kind)


@receiver(django.user_login_failed)
def password_refused(credentials, request=None, **kwargs):
    note("password_refused", request, account=mark(credentials.get("email")))


@receiver(second_factor.authentication_failed)
def code_refused(request, user, **kwargs):
    note("code_refused", request, user)


def whenever(signal, event):
    def noted(request=None, user=None, **kwargs):
        note(event, request, user)

    signal.connect(noted, weak=False, dispatch_uid=event)


whenever(django.user_logged_in, "signed_in")
whenever(django.user_logged_out, "signed_out")
whenever(account.password_changed, "password_changed")
whenever(account.password_reset, "password_reset")
whenever(second_factor.authenticator_added, "second_factor_added")
whenever(second_factor.authenticator_removed, "second_factor_removed")
whenever(second_factor.authenticator_reset, "second_factor_made_anew")
