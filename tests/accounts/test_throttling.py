"""Guessing is slowed down for each account and network; nothing that is sent makes a count forgotten or another's."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts import attempts, guessing
from accounts.housekeeping import tidy
from accounts.models import Attempts
from tests.accounts.signing_in import MANY, WRONG, gets_in, guess
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
HOSTS = ["localhost", "127.0.0.1", "[::1]", ".example.org"]


@pytest.fixture
def slow_from_three(monkeypatch):
    monkeypatch.setattr(guessing, "SLOW_FROM", 3)
    monkeypatch.setattr(guessing, "HELD_BACK", timedelta(0))


def shut(user, **headers):
    for number in range(5):
        assert WRONG in guess(Client(), user.email, REMOTE_ADDR=f"192.0.2.{number}", **headers).text


def hosts(times):
    """Every allowed name in every spelling that a request may give it."""
    names = [name if name[0] != "." else f"peer{name}" for name in HOSTS]
    for name in names:
        yield from (name, name.upper(), f"{name}.", *(f"{name}:{port}" for port in range(1, times)))


def test_an_account_is_shut_whatever_the_network_address(client):
    user = UserFactory()
    shut(user)
    assert MANY in guess(client, user.email, PASSWORD, REMOTE_ADDR="192.0.2.77").text


def test_an_account_is_shut_whatever_the_host(settings):
    settings.ALLOWED_HOSTS = HOSTS
    user = UserFactory()
    texts = [guess(Client(), user.email, HTTP_HOST=host).text for host in hosts(times=6)]
    assert len(texts) >= 30
    assert [WRONG in text for text in texts] == [True] * 5 + [False] * (len(texts) - 5)
    assert not any(gets_in(Client(), user, HTTP_HOST=host) for host in hosts(times=2))


def test_an_account_is_shut_however_its_address_is_spelled():
    UserFactory(email="kay@example.org")
    spellings = ["kay@example.org", "KAY@example.org", " kay@EXAMPLE.org ", "\u212aay@example.org", "kay@example.org\t"]
    texts = [guess(Client(), email).text for email in spellings * 2]
    assert sum(WRONG in text for text in texts) <= 5
    assert MANY in guess(Client(), "kay@example.org").text


def test_an_address_nobody_has_is_shut_alike():
    texts = [guess(Client(), email).text for email in ["No@example.org", "no@example.org "] * 3]
    assert [WRONG in text for text in texts] == [True] * 5 + [False]
    assert MANY in texts[-1]


def test_a_shut_account_stays_shut_however_much_else_is_counted_and_cached(client):
    user = UserFactory()
    shut(user)
    for number in range(400):
        attempts.count(guessing.LINKS, "account", f"nobody{number}@example.org")
        cache.set(f"something-{number}", "kept", 600)
    assert MANY in guess(client, user.email, PASSWORD).text


def test_after_five_minutes_one_may_try_again(client, time_machine):
    now = timezone.now()
    user = UserFactory()
    time_machine.move_to(now, tick=False)
    shut(user)
    time_machine.move_to(now + timedelta(minutes=4, seconds=59), tick=False)
    assert MANY in guess(client, user.email, PASSWORD).text
    time_machine.move_to(now + timedelta(minutes=5, seconds=1), tick=False)
    assert gets_in(client, user)


def test_no_five_minutes_hold_more_than_five(time_machine):
    now, user = timezone.now(), UserFactory()
    checked = []
    for second in range(0, 30 * 60, 25):
        time_machine.move_to(now + timedelta(seconds=second), tick=False)
        if attempts.count(guessing.PASSWORDS, "account", user.pk):
            checked.append(second)
    assert max(sum(begin <= second < begin + 300 for second in checked) for begin in range(1800)) == 5


def test_the_right_password_does_not_count(client):
    user = UserFactory()
    for _ in range(7):
        assert gets_in(Client(), user)


def test_a_network_that_guesses_at_many_accounts_gets_fewer_guesses_at_each(client, slow_from_three):
    for number in range(4):
        guess(Client(), f"nobody{number}@example.org")
    texts = [guess(Client(), "another@example.org").text for _ in range(3)]
    assert [WRONG in text for text in texts] == [True, True, False]
    assert WRONG in guess(client, "another@example.org", REMOTE_ADDR="192.0.2.2").text


@pytest.mark.parametrize("forged", ["198.51.100.9", "nonsense"])
def test_without_a_proxy_a_network_cannot_be_made_up(forged, slow_from_three):
    for number in range(4):
        guess(Client(), f"nobody{number}@example.org", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    texts = [guess(Client(), "another@example.org", HTTP_X_FORWARDED_FOR=forged).text for _ in range(3)]
    assert MANY in texts[-1]


def test_behind_a_proxy_the_last_address_counts_whatever_was_put_before_it(settings, slow_from_three):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(6):
        who = "another" if number > 2 else f"nobody{number}"
        guess(Client(), f"{who}@example.org", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 192.0.2.1")
    shut_out = guess(Client(), "another@example.org", HTTP_X_FORWARDED_FOR="198.51.100.9, 192.0.2.1")
    assert MANY in shut_out.text
    assert WRONG in guess(Client(), "another@example.org", HTTP_X_FORWARDED_FOR="192.0.2.1, 192.0.2.2").text


def test_who_comes_from_no_network_is_not_let_in(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert guess(client, UserFactory().email, PASSWORD, HTTP_X_FORWARDED_FOR="unknown").status_code == 403


def test_a_network_of_the_newer_kind_is_one_whatever_its_last_half(rf):
    networks = {
        guessing.network_of(rf.get("/", REMOTE_ADDR=address)) for address in ("2001:db8::1", "2001:db8::ffff:2")
    }
    assert networks == {"2001:db8::/64"}


def test_networks_of_the_older_kind_stay_apart_where_they_are_written_as_the_newer(rf):
    networks = [
        guessing.network_of(rf.get("/", REMOTE_ADDR=address)) for address in ("::ffff:192.0.2.1", "::ffff:198.51.100.9")
    ]
    assert networks == ["192.0.2.1/32", "198.51.100.9/32"]


def test_what_counts_no_longer_is_forgotten_and_nothing_else(time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    attempts.count(guessing.LINKS, "account", "old")
    time_machine.move_to(now + timedelta(minutes=69), tick=False)
    attempts.count(guessing.LINKS, "account", "new")
    tidy(now + timedelta(minutes=71))
    assert list(Attempts.objects.values_list("pk", flat=True)) == [attempts.mark(guessing.LINKS, "account", "new")]


def test_what_is_counted_names_nobody():
    user = UserFactory(email="zebedee@example.org")
    guess(Client(), user.email, REMOTE_ADDR="192.0.2.44")
    written = " ".join(str(row) for row in Attempts.objects.values_list())
    assert not any(word in written for word in ("zebedee", str(user.pk), "192.0.2.44"))


def test_a_password_is_counted_too_where_it_is_changed(client):
    user = UserFactory()
    client.force_login(user)
    change = {"oldpassword": "not the password", "password1": "three random words together"}
    texts = [client.post("/accounts/password/change/", change).text for _ in range(6)]
    assert ["This is not your current password" in text for text in texts] == [True] * 5 + [False]
    assert "There were too many wrong attempts on this device" in texts[-1]
    assert gets_in(Client(), user)


def test_a_password_is_counted_too_where_somebody_confirms_who_they_are(client):
    user = UserFactory()
    client.force_login(user)
    texts = [client.post("/accounts/reauthenticate/", {"password": "wrong"}).text for _ in range(6)]
    assert ["This is not your password" in text for text in texts] == [True] * 5 + [False]
    assert gets_in(Client(), user)
