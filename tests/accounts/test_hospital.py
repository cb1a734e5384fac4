"""Many people and somebody who guesses, all behind one network address."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.db import connection, connections
from django.test import Client

from accounts import guessing
from accounts.models import Attempts
from tests.accounts.resets import ask
from tests.accounts.signing_in import MANY, NOT_THE_PASSWORD, WRONG, gets_in, guess, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LONG = 60


@pytest.fixture
def answers_at_once(monkeypatch):
    monkeypatch.setattr(guessing, "HELD_BACK", timedelta(0))


def guesser():
    """How often the password was looked at, for each account; `tried(email)` tries once more."""
    looked_at = {}

    def tried(email):
        looked_at[email] = looked_at.get(email, 0) + (WRONG in guess(Client(), email).text)

    tried.looked_at = looked_at
    return tried


def test_thirty_people_get_in_on_new_devices_while_somebody_guesses_at_many_accounts(answers_at_once):
    people, attack = [UserFactory() for _ in range(30)], guesser()
    for number, person in enumerate(people):
        for other in range(3):
            attack(f"guessed{(number * 3 + other) % 20}@example.org")
        attack(people[(number + 1) % 30].email)
        assert gets_in(Client(), person), number
    before_it_was_slow = 2
    assert max(attack.looked_at.values()) <= before_it_was_slow + guessing.WHERE_SLOW.amount


def test_thirty_people_get_in_on_known_devices_while_somebody_guesses_at_them(answers_at_once):
    people, attack = [UserFactory() for _ in range(30)], guesser()
    browsers = [Client() for _ in people]
    for browser, person in zip(browsers, people, strict=True):
        sign_in(browser, person)
        browser.post("/accounts/logout/")
    for number, (browser, person) in enumerate(zip(browsers, people, strict=True)):
        for _ in range(6 if number % 3 == 0 else 0):
            attack(person.email)
        assert gets_in(browser, person)
    assert max(attack.looked_at.values()) == 5
    assert min(attack.looked_at.values()) == guessing.WHERE_SLOW.amount


def test_thirty_people_get_in_while_somebody_guesses_at_one_account(answers_at_once):
    people, attack = [UserFactory() for _ in range(30)], guesser()
    for person in people:
        attack("guessed@example.org")
        assert gets_in(Client(), person)
    assert attack.looked_at == {"guessed@example.org": 5}


def test_the_words_blame_nobody_and_say_what_to_do():
    user = UserFactory()
    for _ in range(5):
        guess(Client(), user.email)
    text = guess(Client(), user.email, PASSWORD).text
    assert "need not be yours" in text
    assert "Wait 5 minutes and try again, or reset your password" in text


def test_links_asked_for_by_many_behind_one_address_do_not_stop_a_known_device(monkeypatch):
    monkeypatch.setattr(guessing, "LINKS_OF_NETWORK", guessing.Limit("few", 3, timedelta(minutes=1), fixed=True))
    user, browser = UserFactory(), Client()
    sign_in(browser, user)
    browser.post("/accounts/logout/")
    texts = [ask(Client(), f"nobody{number}@example.org").text for number in range(4)]
    assert ["links were asked for from your network" in text for text in texts] == [False, False, False, True]
    assert "If there is an account with this address" in ask(browser, user.email).text


class Held:
    """Something that goes on only when the test says so; `begun` tells that so many are in it."""

    def __init__(self):
        self.inside, self.may_go_on, self.lock = 0, threading.Event(), threading.Condition()

    def wait(self, *_):
        with self.lock:
            self.inside += 1
            self.lock.notify_all()
        assert self.may_go_on.wait(LONG)

    def until(self, number):
        with self.lock:
            assert self.lock.wait_for(lambda: self.inside >= number, LONG)


@pytest.fixture
def held():
    held = Held()
    yield held
    held.may_go_on.set()


@pytest.fixture
def threads():
    with ThreadPoolExecutor(8) as pool:
        yield lambda work, *args: pool.submit(closing, work, *args)


def closing(work, *args):
    """A thread leaves no connection open."""
    try:
        return work(*args)
    finally:
        connections.close_all()


@pytest.fixture
def slow_hash(monkeypatch, held):
    """Hashing the guesser's password takes as long as the test likes; the rest takes as long as ever."""
    encode, open_while_hashing = hashers.MD5PasswordHasher.encode, []

    def slow(self, password, salt):
        open_while_hashing.append(connection.in_atomic_block)
        if password == NOT_THE_PASSWORD:
            held.wait()
        return encode(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", slow)
    return open_while_hashing


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_while_the_password_of_somebody_else_is_hashed(slow_hash, held, threads):
    one, other, another = UserFactory(), UserFactory(), UserFactory()
    slow_hash.clear()
    waiting = [threads(guess, Client(), email) for email in (one.email, other.email, other.email)]
    held.until(3)
    assert gets_in(Client(), another)
    assert gets_in(Client(), other)
    held.may_go_on.set()
    assert [WRONG in each.result().text for each in waiting] == [True] * 3
    assert len(slow_hash) == 5 and not any(slow_hash)


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_the_same_moment_are_no_more_than_one_by_one(slow_hash, held, threads):
    user = UserFactory()
    waiting = [threads(guess, Client(), user.email) for _ in range(8)]
    held.until(5)
    held.may_go_on.set()
    texts = [each.result().text for each in waiting]
    assert (sum(WRONG in text for text in texts), sum(MANY in text for text in texts)) == (5, 3)


@pytest.mark.django_db(transaction=True)
def test_no_page_hashes_inside_a_transaction(slow_hash, held, client):
    held.may_go_on.set()
    user = UserFactory()
    slow_hash.clear()
    sign_in(client, user)
    client.post("/accounts/reauthenticate/", {"password": NOT_THE_PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "three random words"})
    assert len(slow_hash) >= 5 and not any(slow_hash)


@pytest.mark.django_db(transaction=True)
def test_few_answers_are_held_back_at_once_and_right_passwords_never(monkeypatch, held, threads):
    monkeypatch.setattr(guessing, "SLOW_FROM", 0)
    monkeypatch.setattr(guessing, "places", threading.BoundedSemaphore(2))
    monkeypatch.setattr(guessing.time, "sleep", held.wait)
    waiting = [threads(guess, Client(), f"nobody{number}@example.org") for number in range(2)]
    held.until(2)
    assert WRONG in guess(Client(), "nobody3@example.org").text
    assert gets_in(Client(), UserFactory())
    assert not any(each.done() for each in waiting)
    held.may_go_on.set()


@pytest.mark.django_db(transaction=True)
def test_refusals_come_last_and_end_with_the_answers_held_back(monkeypatch, held, threads, caplog):
    caplog.set_level("INFO", logger="accounts.sign_in")
    monkeypatch.setattr(guessing, "SLOW_FROM", 1)
    monkeypatch.setattr(guessing, "OF_NETWORK", guessing.Limit("of network", 2, timedelta(minutes=5), fixed=True))
    monkeypatch.setattr(guessing, "places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(guessing.time, "sleep", held.wait)
    user, browser = UserFactory(), Client()
    sign_in(browser, user)
    browser.post("/accounts/logout/")
    other = UserFactory()
    guess(Client(), "nobody@example.org")
    waiting = threads(guess, Client(), other.email)
    held.until(1)
    refused = guess(Client(), other.email, PASSWORD).text
    assert "Many wrong passwords come from your network, which need not be yours" in refused
    assert gets_in(browser, user)
    assert gets_in(Client(), UserFactory())
    held.may_go_on.set()
    waiting.result()
    assert gets_in(Client(), other)
    lines = [record.getMessage() for record in caplog.records if record.name == "accounts.sign_in"]
    assert [line.split()[0] for line in lines if "slowed" in line or "throttled" in line] == [
        "event=slowed",
        "event=throttled",
    ]


@pytest.mark.django_db(transaction=True)
def test_thirty_people_get_in_on_new_devices_while_one_guesser_keeps_every_place(monkeypatch, held, threads):
    monkeypatch.setattr(guessing, "SLOW_FROM", 2)
    monkeypatch.setattr(guessing, "OF_NETWORK", guessing.Limit("of network", 4, timedelta(minutes=5), fixed=True))
    monkeypatch.setattr(guessing, "places", threading.BoundedSemaphore(2))
    monkeypatch.setattr(guessing.time, "sleep", held.wait)
    people = [UserFactory() for _ in range(30)]
    waiting = [threads(guess, Client(), f"nobody{number}@example.org") for number in range(6)]
    held.until(2)
    assert sum(gets_in(Client(), person) for person in people) == 30
    held.may_go_on.set()
    assert [WRONG in each.result().text for each in waiting] == [True] * 6


@pytest.mark.django_db(transaction=True)
def test_a_place_is_free_again_whatever_happened(monkeypatch, client):
    places = threading.BoundedSemaphore(1)
    monkeypatch.setattr(guessing, "places", places)
    monkeypatch.setattr(guessing, "OF_NETWORK", guessing.Limit("of network", 0, timedelta(minutes=5), fixed=True))
    monkeypatch.setattr(guessing, "SLOW_FROM", 0)
    monkeypatch.setattr(guessing, "HELD_BACK", timedelta(0))
    client.raise_request_exception = False
    for email in ("nobody@example.org", UserFactory().email) * 2:
        guess(client, email)
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *_: 1 / 0)
    assert [guess(client, "nobody2@example.org").status_code for _ in range(2)] == [500, 500]
    assert places.acquire(blocking=False)
    assert Attempts.objects.exists()
