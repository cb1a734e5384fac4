"""Names go to the database as values do: those of fields, of cookies, and addresses that are sent in a field."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from hypothesis import strategies as st

from tests.abuse.places import FORMS, PAGES
from tests.abuse.promises import Stopwatch
from tests.abuse.strategies import NASTY, URL_ENCODED, encoded, words
from tests.access.table import SIGNED_OUT

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
ANSWERS = {200, 204, 302, 400, 404, 413}
NAMES = ["\x00", "na\x00me", "\ud800", "\x1b[31m\x7f", "", "[]", "__proto__", "n" * 10_000, "name[]", "\u202e"]
KEEPING = [place for place in FORMS if place.name.startswith(("section", "accounts:add_team"))]
# As a cookie can carry any character: after a backslash, as a number.
COOKIES = ['"abcdefgh\\000ijklm"', '"\\377\\376abcdefgh"', "a" * 5000, '"\\012\\015abcdefgh"', "%00abcdefgh", "é" * 20]


def body_of(pairs):
    return urlencode([(encoded(name), encoded(value)) for name, value in pairs.items()])


@pytest.mark.parametrize("place", KEEPING, ids=str)
def test_a_field_may_have_any_name(place, world, for_inputs):
    client, address = place.client(world), place.address(world)

    def answers(pairs):
        for target, sent in ((address, pairs), ("/autosave/", pairs | {"path": address})):
            with Stopwatch():
                assert client.post(target, body_of(sent), content_type=URL_ENCODED).status_code in ANSWERS

    answers(dict.fromkeys(NAMES, "x"))
    answers({f"n{number}": "" for number in range(10_000)})
    for_inputs(st.dictionaries(st.sampled_from(NAMES) | words, words, max_size=5), answers)


def test_an_address_may_be_any_text(world, for_inputs):
    client = KEEPING[0].client(world)

    def answers(path):
        for target, answered in (("/autosave/", {400, 404}), ("/autosave/discard/", {302, 400})):
            with Stopwatch():
                sent = body_of({"path": path, "name": "x"})
                assert client.post(target, sent, content_type=URL_ENCODED).status_code in answered

    for word in NASTY:
        for path in (word, f"/{word}/", f"/lists/{word}/add/", f"/teams/{word}/edit/"):
            answers(path)
    for_inputs(words, answers)


@pytest.mark.parametrize("value", COOKIES)
@pytest.mark.parametrize("name", [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages", "\x00"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_cookie_may_hold_anything(name, value, method):
    for address in ("/", "/accounts/login/", "/help/", "/nowhere/"):
        header = f"{name}={value}".encode().decode("latin-1")
        assert getattr(Client(), method)(address, HTTP_COOKIE=header).status_code in {200, 302, 400, 403, 404, 405}


def test_who_is_signed_out_leaves_no_session_behind(world):
    for place in PAGES:
        if place.visitor == SIGNED_OUT or place.address(world).startswith("/accounts/"):
            for method in (Client().get, Client().post):
                method(place.address(world))
    Client().post("/accounts/login/", {"login": "nobody@example.org", "password": "x" * 100_000, "next": "/" * 9000})
    Client().post("/accounts/password/reset/", {"email": "nobody@example.org"})
    Client().get("/accounts/password/reset/key/1-abc-def/", follow=True)
    assert not [session for session in Session.objects.all() if "_auth_user_id" not in session.get_decoded()]
