"""How django-allauth behaves here: nobody signs up, and its words are ours."""

import logging
import time
from contextvars import copy_context
from functools import partial
from smtplib import SMTPException
from threading import Thread
from urllib.parse import quote

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.urls import reverse

from accounts import devices, encryption
from accounts.guessing import Attempt
from accounts.models import User
from accounts.own_deeds import note_ended_sessions, note_set_password
from groundwork.addresses import whole_address

log = logging.getLogger("accounts")

RESET = "email with a link to reset a password"
WRONG_CODE = "This code is not right. Enter the newest code your app shows, or a recovery code you have not used yet."

UNREADABLE = "We cannot check your code any more. Ask an administrator to reset your second factor."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
        "enter_current_password": "This is not your current password. Check it and try again.",
        "incorrect_password": "This is not your password. Check it and try again.",
        "incorrect_code": WRONG_CODE,
    }

    def is_open_for_signup(self, request):
        return False

    def is_ajax(self, request):
        """Every answer is a page: there is no second way to sign in that would need its own care."""
        return False

    def is_reauthentication_required(self, *, app):
        """Not within minutes of signing in: whoever has just given a password is not asked for it again."""
        records = get_authentication_records(self.request, self.request.user)
        just_now = records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not just_now and super().is_reauthentication_required(app=app)

    def authenticate(self, request, **credentials):
        """Check a password; `accounts.guessing` counts, and refuses with a ValidationError what is too much."""
        self.attempt = Attempt(request, credentials.get("email"))
        try:
            user = super().authenticate(request, **credentials)
            if user:
                self.attempt.take_back()
        finally:
            self.attempt.let_go()
        return user

    def pre_authenticate(self, request, **credentials):
        self.attempt.begin()

    def authentication_failed(self, request, **credentials):
        self.attempt.failed()

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        devices.remember(request, response, user)
        return response

    def set_password(self, user, password):
        """Set the password of an account in use, if nobody did so meanwhile; otherwise ValidationError."""
        before = user.password
        user.set_password(password)
        with transaction.atomic():
            now = User.objects.in_use().filter(pk=user.pk, password=before).select_for_update().first()
            if now is None:
                raise ValidationError("The account was closed or its password changed meanwhile.", code="stale")
            now.password = user.password
            now.save(update_fields=["password"])
            note_set_password(now, by=self.request.user)

    def get_reset_password_from_key_url(self, key):
        """By where the service is, and not by what the request says: a made-up host would be sent the link."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return whole_address(path.replace("UID-KEY", quote(key)))

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:settings")

    def send_password_reset_mail(self, user, email, context):
        """Nobody who was invited and has not accepted: a withdrawn invitation must stay withdrawn.

        It is sent while the page is answered already: how long that takes must not tell who has an account.
        """
        if user.has_usable_password():
            send = partial(super().send_password_reset_mail, user, email, context)
            Thread(target=copy_context().run, args=[send_apart, send], name=RESET).start()

    def send_mail(self, template_prefix, email, context):
        """The page answers alike whether the mail server does or not."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            log.exception("mail=%s not sent", template_prefix)


def send_apart(send):
    """Send in a thread of its own: it leaves no connection open, and nobody but the log hears of a failure."""
    try:
        send()
    except Exception:
        log.exception("%s not sent", RESET)
    finally:
        connections.close_all()


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE, "unreadable": UNREADABLE}

    def encrypt(self, text):
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text):
        try:
            return encryption.decrypt(encrypted_text)
        except encryption.Unreadable as error:
            log.error("a second factor cannot be read: SECRET_KEY was changed without SECRET_KEY_FALLBACKS")
            raise self.validation_error("unreadable") from error

    def build_totp_svg(self, url):
        """The drawing alone, to stand in a page: without the line that makes it a file of its own."""
        svg = super().build_totp_svg(url)
        return svg[svg.index("<svg") :]


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions):
        super().end_sessions(sessions)
        note_ended_sessions(sessions)
