"""What people write stays on the pages of those who may read it: not in e-mails, logs, addresses or titles."""

import logging
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from peersupport.reminders import sweep
from tests.consistency.journey import Journey, walk

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
MARK = "Zzyzx Quibblethorpe"


# These quote what they are given, and are never set below INFO.
TALKATIVE = ["django.db.backends", "django.template"]


@pytest.fixture
def everything_logged(caplog):
    """Every line of every other logger, down to DEBUG."""
    for name in ("", "django"):
        caplog.set_level(logging.DEBUG, logger=name)
    for name in TALKATIVE:
        caplog.set_level(logging.INFO, logger=name)
    return caplog


def test_nothing_written_leaves_the_pages(cast, everything_logged, client):
    journey = Journey(cast, MARK)
    walk(journey)
    for days in (0, 1, 8, 30, 60):
        sweep(timezone.now() + timedelta(days=days))
    assert len(mail.outbox) > 5
    places = {
        "an e-mail": [str(message.message()) + message.body + message.subject for message in mail.outbox],
        "the log": [str(vars(record)) + record.getMessage() for record in everything_logged.records],
        "an address": journey.addresses,
        "the health page": [client.get("/healthz/").text],
        "a title": [title_of(answer) for _, answer in journey.pages],
    }
    assert {place: text for place, texts in places.items() for text in texts if leaks(text)} == {}
    # What is looked for is there to be found.
    assert any(leaks(answer.text) for _, answer in journey.pages)


def test_browsers_are_asked_not_to_remember_what_is_typed_about_people(cast):
    journey = Journey(cast, MARK)
    walk(journey)
    forms = [form for _, answer in journey.pages for form in re.findall("<form[^>]*novalidate>", answer.text)]
    assert len(forms) > 20
    assert [form for form in forms if 'autocomplete="off"' not in form] == []


def leaks(text):
    return any(word.lower() in text.lower() for word in MARK.split())


def title_of(answer):
    found = re.search("<title>(.*?)</title>", answer.text, re.DOTALL)
    return found[1] if found else ""
