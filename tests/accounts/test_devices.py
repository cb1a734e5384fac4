"""A device on which somebody has signed in is spared what others guess, and is known by a cookie that names nobody."""

from functools import partial

import pytest
from django.core import mail
from django.test import Client

from accounts import devices
from accounts.actions import people
from tests.accounts.resets import links, use
from tests.accounts.signing_in import MANY, WRONG, code_of, gets_in, guess, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = "three random words together"


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def known(user):
    """A browser in which `user` has signed in, and out."""
    return signed_out(user)


def signed_out(user):
    browser = Client()
    sign_in(browser, user)
    browser.post("/accounts/logout/")
    return browser


def shut(user):
    for _ in range(6):
        guess(Client(), user.email)


def is_known(browser, user):
    """While others have shut the account, only who is known gets in."""
    shut(user)
    user.refresh_from_db()
    return gets_in(browser, user)


def test_guesses_of_others_do_not_touch_a_known_device(user, known):
    shut(user)
    assert not gets_in(Client(), user)
    assert gets_in(known, user)


def test_a_known_device_has_five_guesses_of_its_own(user, known):
    texts = [guess(known, user.email).text for _ in range(6)]
    assert [WRONG in text for text in texts] == [True] * 5 + [False]
    assert "on this device" in texts[-1]
    assert gets_in(Client(), user)


def test_a_device_is_known_for_those_only_who_signed_in_there(user, known):
    other = UserFactory()
    shut(other)
    assert MANY in guess(known, other.email, PASSWORD).text


def test_a_shared_device_knows_each_of_its_people(user, known):
    other = UserFactory()
    sign_in(known, other)
    known.post("/accounts/logout/")
    assert is_known(known, other)
    known.post("/accounts/logout/")
    assert is_known(known, user)


def test_a_shared_device_knows_the_newest_of_very_many(user, rf, monkeypatch):
    monkeypatch.setattr(devices, "MOST", 2)
    browser, people_there = Client(), [UserFactory() for _ in range(3)]
    for each in people_there:
        sign_in(browser, each)
        browser.post("/accounts/logout/")
    request = rf.get("/")
    request.COOKIES[devices.NAME] = browser.cookies[devices.NAME].value
    assert [bool(devices.known(request, each)) for each in people_there] == [False, True, True]


def test_the_cookie_names_nobody_and_is_closed_to_scripts_and_other_sites(user, known):
    cookie = known.cookies[devices.NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
    assert not any(word in cookie.value for word in (str(user.pk), user.pk.hex, user.email, user.password))


@pytest.mark.parametrize(
    "forge", [lambda value: value[:-3] + "abc", lambda _: "a:b:c", lambda _: "", lambda _: "\u00e9"]
)
def test_a_forged_cookie_is_worth_nothing(user, known, forge):
    known.cookies[devices.NAME] = forge(known.cookies[devices.NAME].value)
    assert not is_known(known, user)


def test_the_cookie_comes_by_tls_from_this_host_only(user, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = signed_out(user).cookies[devices.NAME]
    assert cookie["secure"] and not cookie["domain"]
    assert f"{settings.COOKIE_PREFIX}device" == devices.NAME


def test_the_password_alone_makes_no_device_known(client, enrolled):
    sign_in(client, enrolled)
    assert devices.NAME not in client.cookies
    client.post("/accounts/2fa/authenticate/", {"code": code_of(enrolled.secret)})
    assert devices.NAME in client.cookies


def test_a_new_password_is_known_where_it_was_set_and_nowhere_else(user, known):
    here = Client()
    sign_in(here, user)
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW})
    here.post("/accounts/logout/")
    shut(user)
    assert MANY in guess(known, user.email, NEW).text
    assert guess(here, user.email, NEW).status_code == 302


def test_ending_the_other_sessions_leaves_this_device_known_only(user, known):
    here = Client()
    sign_in(here, user)
    here.post("/accounts/sessions/")
    here.post("/accounts/logout/")
    assert not is_known(known, user)
    assert is_known(here, user)


@pytest.mark.parametrize("deed", [people.deactivate, partial(people.reset_second_factor, reason="Lost the phone.")])
def test_what_an_administrator_ends_is_not_known_any_more(user, known, cast, deed):
    deed(user=user, by=cast.admin)
    if deed is people.deactivate:
        people.reactivate(user=user, by=cast.admin)
    assert not is_known(known, user)


def test_a_reset_link_is_a_way_in_while_others_go_on_guessing(user):
    shut(user)
    browser = Client()
    [link] = links(browser, user.email)
    use(browser, link, NEW)
    shut(user)
    assert guess(browser, user.email, NEW).status_code == 302
    assert mail.outbox[-1].subject == "Your password was changed"


def test_a_reset_link_makes_no_device_known(enrolled):
    """Whoever reads the mailbox would get guesses at the second factor with each link."""
    browser = Client()
    [link] = links(browser, enrolled.email)
    use(browser, link, NEW)
    assert devices.NAME not in browser.cookies


def test_guesses_of_others_at_the_code_do_not_touch_a_known_device(enrolled):
    browser = Client()
    sign_in(browser, enrolled)
    browser.post("/accounts/2fa/authenticate/", {"code": code_of(enrolled.secret, -1)})
    browser.post("/accounts/logout/")
    thief = Client()
    sign_in(thief, enrolled)
    texts = [thief.post("/accounts/2fa/authenticate/", {"code": "000000"}).text for _ in range(6)]
    assert "too many wrong codes" in texts[-1]
    sign_in(browser, enrolled)
    assert browser.post("/accounts/2fa/authenticate/", {"code": code_of(enrolled.secret)}).status_code == 302
