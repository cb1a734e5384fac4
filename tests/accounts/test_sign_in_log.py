"""The log says who tried to sign in, how, and from where, and repeats nothing that was typed."""

import logging
import re

import pytest

from tests.accounts.signing_in import code_of
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.fixture
def events(caplog):
    """The lines so far, without the marks of users and accounts."""
    caplog.set_level(logging.INFO, logger="accounts.sign_in")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "accounts.sign_in"]


def try_password(client, email, password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def test_a_wrong_password_is_noted_alike_for_everybody(client, events):
    known = UserFactory().email
    for email in (known, known.upper(), "nobody@example.org"):
        try_password(client, email, "not the password")
    accounts = [
        re.fullmatch(r"event=password_refused user=- account=(\w{16}) from=127.0.0.1", line)[1] for line in events()
    ]
    assert accounts[0] == accounts[1] != accounts[2]


def test_who_is_shut_out_for_a_while_is_noted(client, events):
    for _ in range(6):
        try_password(client, "nobody@example.org", "not the password")
    assert [line.split()[0] for line in events()] == ["event=password_refused"] * 5 + ["event=throttled"]


def test_each_factor_and_the_end_of_a_session_are_noted(client, events, enrolled):
    try_password(client, enrolled.email)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    client.post("/accounts/2fa/authenticate/", {"code": code_of(enrolled.secret)})
    client.post("/accounts/logout/")
    assert events() == [
        f"event=factor_accepted user={enrolled.pk} factor=password from=127.0.0.1",
        f"event=code_refused user={enrolled.pk} from=127.0.0.1",
        f"event=factor_accepted user={enrolled.pk} factor=totp from=127.0.0.1",
        f"event=signed_in user={enrolled.pk} from=127.0.0.1",
        f"event=signed_out user={enrolled.pk} from=127.0.0.1",
    ]


def test_a_changed_password_is_noted_without_it(client, events):
    user = UserFactory()
    try_password(client, user.email)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "three random words together"})
    assert f"event=password_changed user={user.pk} from=127.0.0.1" in events()
    assert not [line for line in events() if user.email in line or "random" in line]
