"""No address leads away from the service, whatever stands behind `next`."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.abuse.places import BUTTONS, FORMS, form_of
from tests.consistency.filling import sensible_answers
from tests.factories import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
AWAY = [
    "https://evil.example.com/",
    "//evil.example.com/",
    "///evil.example.com",
    "/\\evil.example.com",
    "\\\\evil.example.com",
    "/\t/evil.example.com",
    "\x08//evil.example.com",
    "%2f%2fevil.example.com",
    "http:evil.example.com",
    "http:///evil.example.com",
    "https://testserver@evil.example.com",
    "https://testserver.evil.example.com",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "/referrals/\r\nSet-Cookie: stolen=1",
]
NAMES = ["next", "back", "redirect", "url", "return_to", "path", "outcome"]


def leads_away(answer):
    """Whether the answer sends the browser, or its reader, to a place that is not ours."""
    # As browsers read it: without tabs and line ends, and with backslashes for slashes.
    location = re.sub(r"[\x00-\x20]", "", answer.headers.get("Location", "")).replace("\\", "/")
    target = urlsplit(urljoin("http://testserver/accounts/login/", location))
    ours = (target.scheme, target.netloc) == ("http", "testserver")
    html = answer.content.decode() if not answer.streaming else ""
    linked = [f'{name}="{where}' for name in ("href", "action", "src") for where in AWAY if f'{name}="{where}' in html]
    return not ours or bool(linked) or "Set-Cookie: stolen" in str(answer.headers)


@pytest.mark.parametrize("away", AWAY)
def test_signing_in_leads_to_the_service(away, world):
    for data, query in [({"next": away}, {}), ({}, {"next": away})]:
        client = Client()
        page = client.get(reverse("account_login"), query)
        assert not leads_away(page)
        answer = client.post(
            reverse("account_login", query=query), {"login": world.lead.email, "password": PASSWORD} | data
        )
        assert answer.status_code == 302
        assert not leads_away(answer)


def test_signing_in_leads_where_one_wanted_to_go(world):
    data = {"login": world.lead.email, "password": PASSWORD, "next": "/referrals/"}
    assert Client().post(reverse("account_login"), data)["Location"] == "/referrals/"


@pytest.mark.parametrize("place", [*FORMS, *BUTTONS], ids=str)
def test_no_form_leads_away(place, world):
    client, address = place.client(world), place.address(world)
    form = form_of(client.get(address))
    sensible = sensible_answers(form) if form else {}
    for away in AWAY[:2]:
        extra = dict.fromkeys(NAMES, away)
        with transaction.atomic():
            assert not leads_away(client.get(address, extra)), away
            assert not leads_away(client.post(address, extra | sensible, query_params=extra)), away
            transaction.set_rollback(True)


@pytest.mark.parametrize("away", AWAY)
def test_signed_out_one_is_asked_to_come_back_to_the_service(away, db):
    answer = Client().get(f"/{away.strip()}".replace("\r\n", "%0d%0a"), follow=False)
    assert not leads_away(answer)
