"""Guessing is slowed down by account and by address, and the address cannot be made up."""

import pytest

from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
MANY = "There were too many wrong attempts"


@pytest.fixture(autouse=True)
def three_for_each_address(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": "3/m/ip,5/5m/key"}


def guess(client, number, **headers):
    return client.post(
        "/accounts/login/", {"login": f"nobody{number}@example.org", "password": "not the password"}, **headers
    )


def is_shut_out(client, **headers):
    answer = client.post("/accounts/login/", {"login": UserFactory().email, "password": PASSWORD}, **headers)
    return answer.status_code != 302


def test_an_address_that_guesses_at_many_accounts_is_shut_out(client):
    for number in range(3):
        guess(client, number, REMOTE_ADDR="192.0.2.1")
    assert MANY in guess(client, 4, REMOTE_ADDR="192.0.2.1").text
    assert is_shut_out(client, REMOTE_ADDR="192.0.2.1")
    assert not is_shut_out(client, REMOTE_ADDR="192.0.2.2")


def test_without_a_proxy_an_address_cannot_be_made_up(client):
    for number in range(3):
        guess(client, number, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert is_shut_out(client, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.9")


def test_behind_a_proxy_the_last_address_counts_whatever_was_put_before_it(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(3):
        guess(client, number, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 192.0.2.1")
    assert is_shut_out(client, HTTP_X_FORWARDED_FOR="198.51.100.9, 192.0.2.1")
    assert not is_shut_out(client, HTTP_X_FORWARDED_FOR="192.0.2.1, 192.0.2.2")


def test_an_account_is_shut_whatever_the_address(client):
    user = UserFactory()
    for number in range(5):
        data = {"login": user.email, "password": "not the password"}
        client.post("/accounts/login/", data, REMOTE_ADDR=f"192.0.2.{number}")
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD}, REMOTE_ADDR="192.0.2.77")
    assert MANY in answer.text
