"""A code of an authenticator app counts once, in all the time for which it is right and wherever it is asked for."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.db import connections
from django.test import Client

from accounts import codes
from tests.accounts.signing_in import code_of, sign_in
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_demo")]
ENTER, CONFIRM, SET_UP = "/accounts/2fa/authenticate/", "/accounts/2fa/reauthenticate/", "/accounts/2fa/totp/activate/"
STEP = 30


@pytest.fixture
def moment():
    """A moment at which a code begins, so that what is tested does not depend on when."""
    return time.time() // STEP * STEP


def enter(user, code, client=None):
    client = client or Client()
    sign_in(client, user)
    return client.post(ENTER, {"code": code}).status_code == 302


def test_a_code_counts_once_in_all_its_windows(enrolled, time_machine, moment):
    time_machine.move_to(moment - STEP)
    code = code_of(enrolled.secret, 1)
    seen = []
    for seconds in (0, 33, 66):
        time_machine.move_to(moment - STEP + seconds)
        seen.append(enter(enrolled, code))
    assert seen == [True, False, False]


def test_the_codes_before_and_after_count_too_and_once_each(enrolled, time_machine, moment):
    time_machine.move_to(moment)
    window = [code_of(enrolled.secret, steps) for steps in (-2, -1, 0, 1, 2)]
    assert [enter(enrolled, code) for code in window] == [False, True, True, True, False]
    assert not any(enter(enrolled, code) for code in window[:2])


@pytest.mark.parametrize("between", [".", "\u2009", "/"])
def test_a_code_typed_with_something_between_its_digits_is_right(enrolled, between):
    code = code_of(enrolled.secret)
    assert enter(enrolled, f"{code[:3]}{between}{code[3:]}")


def test_a_code_given_at_signing_in_does_not_confirm(enrolled, client, time_machine, moment):
    time_machine.move_to(moment)
    code = code_of(enrolled.secret)
    assert enter(enrolled, code, client)
    time_machine.move_to(moment + 33)
    cache.clear()
    answer = client.post(CONFIRM, {"code": code})
    assert "This code is not right" in answer.text
    assert client.post(CONFIRM, {"code": code_of(enrolled.secret, 1)}).status_code == 302


def test_a_code_that_confirmed_does_not_sign_in(enrolled, client, time_machine, moment):
    time_machine.move_to(moment)
    enter(enrolled, code_of(enrolled.secret, -1), client)
    code = code_of(enrolled.secret)
    assert client.post(CONFIRM, {"code": code}).status_code == 302
    time_machine.move_to(moment + 33)
    assert not enter(enrolled, code)


def test_the_code_that_set_the_app_up_does_not_sign_in(client, time_machine, moment):
    time_machine.move_to(moment)
    user = UserFactory()
    secret = sign_in(client, user).context["form"].secret
    assert client.post(SET_UP, {"code": code_of(secret)}).status_code == 302
    assert not enter(user, code_of(secret))
    assert enter(user, code_of(secret, 1))


def test_a_refused_code_is_noted(enrolled, caplog, time_machine, moment):
    caplog.set_level("INFO", logger="accounts.sign_in")
    time_machine.move_to(moment)
    code = code_of(enrolled.secret)
    enter(enrolled, code)
    time_machine.move_to(moment + 33)
    enter(enrolled, code)
    assert "event=code_refused" in " ".join(record.getMessage() for record in caplog.records)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_the_first():
    secret = generate_totp_secret()
    for steps in range(-1, 2):
        code = code_of(secret, steps)
        with ThreadPoolExecutor(6) as threads:
            accepted = list(threads.map(spent, [(secret, code)] * 6))
        assert sorted(accepted) == [False] * 5 + [True]


def spent(pair):
    try:
        return codes.spend(*pair)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_of_two_browsers_at_the_same_moment_one_gets_in(monkeypatch):
    """The library's own note of codes that were used stands in the cache, where it can be pushed out."""
    monkeypatch.setattr(TOTP, "_mark_code_used", lambda *_: True)
    user = UserFactory()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    browsers = [Client() for _ in range(4)]
    for browser in browsers:
        sign_in(browser, user)
    code = code_of(secret)

    def entered(browser):
        try:
            return browser.post(ENTER, {"code": code}).status_code == 302
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(entered, browsers)) == [False, False, False, True]
