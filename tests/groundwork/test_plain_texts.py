"""Emails and other plain texts say names as they are; pages that show such a text escape it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData

NAME = "St John's & Leeds <Mind>"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
TEXTS = sorted(str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*.txt"))
TIMES = dict.fromkeys(["ends_at", "timestamp"], timezone.now())
SAID = ["service_name", "organisation_name", "link", "password_reset_url", "settings_link"]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_says_everything_as_it_is(name):
    said = [word for word in SAID if "{{ " + word in (TEMPLATES / name).read_text()]
    items = [{"subject": NAME, "body": NAME, "link": NAME}]
    text = render_to_string(name, dict.fromkeys(SAID, NAME) | {"items": items, "unused_codes": [NAME]} | TIMES)
    assert text.count(NAME) >= len(said)
    assert not [escaped for escaped in ("&amp;", "&#x27;", "&lt;") if escaped in text]


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_has_to_ask_for_it(name):
    assert "autoescape" not in (TEMPLATES / name).read_text()


def test_the_organisation_stands_in_the_emails_texts():
    assert sum("organisation_name" in (TEMPLATES / name).read_text() for name in TEXTS) > 6


def test_a_page_that_shows_a_text_escapes_it():
    text = render_to_string("emails/address_changed.txt", {"service_name": NAME, "organisation_name": NAME})
    assert not isinstance(text, SafeData)
    assert "St John&#x27;s &amp; Leeds &lt;Mind&gt;" in conditional_escape(text)


def test_a_page_is_escaped_as_ever():
    page = get_template("emails/address_changed.html").render({"service_name": NAME, "organisation_name": NAME})
    assert NAME not in page
    assert "St John&#x27;s &amp; Leeds" in page
