"""Links in letters lead to where the service is, whatever host somebody asked by."""

import re
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone

from accounts.actions import people
from notices.ledger import notify
from support.reminders import ReviewDue
from tests.accounts.resets import ask
from tests.accounts.signing_in import code_of, sign_in
from tests.consistency.test_unescaped import APPS
from tests.factories import PASSWORD, UserFactory
from tests.reminding import send_at

pytestmark = pytest.mark.django_db
OTHER, SITE = "other.example.com", "https://peer-support.example.org"


@pytest.fixture(autouse=True)
def asked_by_another_host(settings, client):
    settings.ALLOWED_HOSTS, settings.SITE_URL = ["*"], SITE
    client.defaults["HTTP_HOST"] = OTHER


def letters_of(*subjects):
    """The texts and pages of the letters sent, which are these."""
    assert [message.subject for message in mail.outbox] == list(subjects)
    return " ".join(part for message in mail.outbox for part in [message.body, message.alternatives[0].content])


def links_in(text):
    links = re.findall(r"https?://[^\s\"<]+", text)
    assert OTHER not in text
    return [link.removeprefix(SITE) for link in links if link.startswith(f"{SITE}/") or links.clear()]


def test_a_link_to_reset_a_password(client):
    ask(client, UserFactory().email)
    links = links_in(letters_of("Set a new password"))
    assert links and all(link.startswith("/accounts/password/reset/key/") for link in links)


def test_an_invitation(client, cast):
    sign_in(client, cast.admin)
    data = {"name": "Nia Newcomer", "email": "new@example.org", "role": "worker", "team": cast.north.pk}
    client.post("/users/invite/", data)
    links = links_in(letters_of("You are invited to Peer support"))
    assert links and all(link.startswith("/invitations/") for link in links)


def test_a_notice(cast):
    due = date(2026, 8, 6)
    notify(ReviewDue, recipients=[cast.lead], thing=uuid4(), label="PS-7K3F-29", path="/supports/1/", due_on=due)
    send_at(timezone.now())
    assert set(links_in(letters_of(mail.outbox[0].subject))) == {"/supports/1/", "/settings/"}


def test_what_tells_of_a_change_leads_nowhere(client, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        people.edit_user(user=cast.lead, by=cast.admin, name="Lena", email="lena@example.org")
    sign_in(client, cast.worker)
    new = {"oldpassword": PASSWORD, "password1": "three random words together"}
    client.post("/accounts/password/change/", new)
    assert not links_in(letters_of("Your email address was changed", "Your password was changed"))


def test_what_tells_of_a_second_factor_leads_nowhere(client, no_demo, monkeypatch):
    secret = sign_in(client, UserFactory()).context["form"].secret
    monkeypatch.setattr("django.db.transaction.on_commit", lambda told: told())
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    client.post("/accounts/2fa/recovery-codes/generate/")
    client.post("/accounts/2fa/totp/deactivate/")
    text = letters_of("Your second factor is on", mail.outbox[1].subject, mail.outbox[2].subject)
    assert not links_in(text)


def test_no_address_is_made_of_what_a_request_says():
    root = Path(settings.BASE_DIR)
    sources = [path for app in APPS for path in (root / app).rglob("*.py")]
    asking = re.compile(r"build_absolute_uri\(|get_current_site\(")
    assert len(sources) > 100
    assert [str(path) for path in sources if asking.search(path.read_text())] == []
