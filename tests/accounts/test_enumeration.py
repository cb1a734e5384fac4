"""Nothing tells who has an account: neither words nor work."""

import threading

import pytest
from django.contrib.auth import hashers

from tests.accounts.resets import RESET, ask
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.fixture
def hashed(monkeypatch):
    """How many passwords were hashed."""
    calls = []
    encode = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *args: calls.append(args) or encode(*args))
    return calls


def invited():
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    return user


@pytest.mark.parametrize(
    "email",
    [
        lambda: UserFactory().email,
        lambda: UserFactory(is_active=False).email,
        lambda: invited().email,
        lambda: "nobody@example.org",
    ],
    ids=["known", "deactivated", "invited", "unknown"],
)
def test_a_wrong_password_costs_one_hash_whoever_it_is(client, hashed, email):
    email = email()
    hashed.clear()
    answer = client.post(LOGIN, {"login": email, "password": "not the password"})
    assert "The email address or the password is not right" in answer.text
    assert len(hashed) == 1


def test_the_page_does_not_wait_for_the_email(client, monkeypatch):
    may_send, answered = threading.Event(), []

    def send(*args):
        may_send.wait(20)
        answered.append(True)

    monkeypatch.setattr("accounts.adapter.AccountAdapter.send_mail", send)
    answer = client.post("/accounts/password/reset/", {"email": UserFactory().email})
    assert answer.status_code == 302
    assert answered == []
    may_send.set()
    for thread in threading.enumerate():
        if thread.name == RESET:
            thread.join()
    assert answered == [True]


@pytest.mark.parametrize("who", [lambda: UserFactory(is_active=False).email, lambda: invited().email])
def test_those_who_cannot_sign_in_are_answered_alike_and_get_nothing(client, mailoutbox, who):
    known, unknown = ask(client, who()), ask(client, "nobody@example.org")
    assert known.redirect_chain == unknown.redirect_chain
    assert mailoutbox == []


def test_a_deactivated_account_and_a_wrong_address_differ_only_for_who_knows_the_password(client):
    user = UserFactory(is_active=False)
    answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    assert answer.url == "/accounts/inactive/"
    assert "_auth_user_id" not in client.session
