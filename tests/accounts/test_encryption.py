"""Secrets of second factors lie encrypted in the database, and outlive a change of key."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.management import CommandError, call_command

from accounts import encryption
from tests.accounts.signing_in import code_of, sign_in

pytestmark = pytest.mark.django_db
NEWER = "a newer key that is long enough to stand for a real one, x9"


def change_key(settings, *, keep):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if keep else []
    settings.SECRET_KEY = NEWER


def enter_code(client, user):
    sign_in(client, user)
    return client.post("/accounts/2fa/authenticate/", {"code": code_of(user.secret)})


def test_the_database_holds_neither_secret_nor_seed(enrolled, monkeypatch):
    monkeypatch.setattr(RecoveryCodes, "generate_seed", lambda: "0123456789abcdef")
    codes = RecoveryCodes.activate(enrolled)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert enrolled.secret not in stored
    assert "0123456789abcdef" not in stored
    assert len(codes.get_unused_codes()) == 10


def test_the_key_that_signs_cookies_is_not_the_key_itself(settings):
    assert settings.SECRET_KEY.encode() not in encryption.key_from(settings.SECRET_KEY)
    assert encryption.encrypt("x") != encryption.encrypt("x")


def test_an_earlier_key_still_reads(enrolled, client, settings):
    change_key(settings, keep=True)
    assert enter_code(client, enrolled).status_code == 302


def test_without_the_key_the_page_says_what_to_do(enrolled, client, settings):
    change_key(settings, keep=False)
    answer = enter_code(client, enrolled)
    assert answer.status_code == 200
    assert "Ask an administrator to reset your second factor" in answer.text


def test_after_rotating_the_earlier_key_can_go(enrolled, client, settings):
    codes = RecoveryCodes.activate(enrolled).get_unused_codes()
    change_key(settings, keep=True)
    call_command("rotate_second_factors")
    settings.SECRET_KEY_FALLBACKS = []
    assert enter_code(client, enrolled).status_code == 302
    stored = Authenticator.objects.get(user=enrolled, type=Authenticator.Type.RECOVERY_CODES)
    assert RecoveryCodes(stored).get_unused_codes() == codes


def test_rotating_says_what_no_key_reads(enrolled, settings):
    change_key(settings, keep=False)
    with pytest.raises(CommandError, match="1 cannot be read"):
        call_command("rotate_second_factors")
