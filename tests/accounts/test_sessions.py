"""A session begins with signing in, ends when it should, and cannot be planted or kept."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.actions import people
from tests.accounts.resets import links, use
from tests.accounts.signing_in import sign_in
from tests.factories import PASSWORD, ReferralFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW = "three random words together"


def key_of(client):
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def with_cookie(key):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return client


def is_signed_in(client):
    return client.get("/settings/").status_code == 200


def test_a_session_from_before_signing_in_is_worth_nothing_after_it(client):
    client.session.save()
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    sign_in(client, UserFactory())
    assert key_of(client) != planted
    assert is_signed_in(client)
    assert not is_signed_in(with_cookie(planted))


def test_a_session_that_was_never_ours_is_not_taken_up(client):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    sign_in(client, UserFactory())
    assert key_of(client) != "a" * 32


def test_who_confirms_who_they_are_goes_on_under_a_new_key(client, time_machine):
    user = UserFactory()
    sign_in(client, user)
    thief = with_cookie(key_of(client))
    time_machine.move_to(timezone.now() + timezone.timedelta(minutes=6))
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert is_signed_in(client)
    assert not is_signed_in(thief)
    assert client.get("/accounts/sessions/").text.count("(this one)") == 1


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(client):
    sign_in(client, UserFactory())
    thief = with_cookie(key_of(client))
    assert is_signed_in(thief)
    client.post("/accounts/logout/")
    assert not is_signed_in(thief)


def test_a_password_set_by_a_link_ends_every_session(client):
    user = UserFactory()
    sign_in(client, user)
    browser = Client()
    [link] = links(browser, user.email)
    use(browser, link, NEW)
    assert not is_signed_in(client)
    assert not is_signed_in(browser)


def test_a_link_works_once_and_takes_the_others_with_it(client):
    user = UserFactory()
    first, second = links(client, user.email, 2)
    use(client, second, NEW)
    for link in (first, second):
        assert "does not work any more" in use(Client(), link, "other random words here").text
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_a_link_lapses_after_a_day(client, time_machine):
    user = UserFactory()
    now = timezone.now()
    [link] = links(client, user.email)
    time_machine.move_to(now + timezone.timedelta(hours=24, minutes=1))
    assert "does not work any more" in use(Client(), link, NEW).text


def test_a_role_that_ended_a_second_ago_shows_nothing_more(client, cast):
    referral = ReferralFactory(team=cast.north, referring_team=cast.north_referring)
    sign_in(client, cast.lead)
    assert client.get(referral.get_absolute_url()).status_code == 200
    for membership in cast.lead.memberships.all():
        people.end_membership(membership=membership, by=cast.admin)
    assert client.get(referral.get_absolute_url()).status_code == 404
