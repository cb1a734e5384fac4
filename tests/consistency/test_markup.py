"""Markup that somebody types is shown as they typed it, on every page of every role."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from peersupport.reminders import sweep
from tests.consistency.journey import Journey, walk

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
MARKUP = """<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{ 191|add:7 }}{% now 'Y' %}\U000f0000\U000ffffd"""
# What may never stand in a page as it was typed, and what a page shows instead.
DRAWN = re.compile(r"<script>alert|<img src=x|(?<!&quot;)\"'>|onerror=\"|(?:>|&gt;)198|onerror=alert\(1\)>")
SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&gt;&lt;img"
ROLES = ["coordinator", "worker", "lead", "supervisor", "manager", "admin"]
LINK = re.compile(r'href="(/[^"?#]*)')
ELSEWHERE = ("/static/", "/accounts/logout/")


def test_markup_is_never_drawn(cast):
    for name in (*ROLES, "north", "north_referring"):
        record = getattr(cast, name)
        record.name = f"{MARKUP} {name}"
        record.save()
    journey = Journey(cast, MARKUP)
    walk(journey)
    for role in ROLES:
        walk_about(journey, role)
    assert {address for address, answer in journey.pages if DRAWN.search(answer.text)} == set()
    assert {message.subject for message, html in written() if DRAWN.search(html)} == set()
    assert sum(SHOWN in answer.text for _, answer in journey.pages) > 50


def written():
    """(email, its HTML) of every email that these days bring about."""
    for days in (0, 1, 8, 30, 60):
        sweep(timezone.now() + timedelta(days=days))
    found = [(message, html) for message in mail.outbox for html, _ in message.alternatives]
    assert len(found) > 5
    return found


def walk_about(journey, role):
    """Open every page to which a link leads, from the start page on."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        answer = journey.open(role, waiting.pop())
        assert answer.status_code < 500
        html = answer.text if answer["Content-Type"].startswith("text/html") else ""
        links = {link for link in LINK.findall(html) if not link.startswith(ELSEWHERE)}
        waiting += links - seen
        seen |= links
