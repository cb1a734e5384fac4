"""The email with a link to reset a password is sent beside the answer, in a thread of its own."""

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.db import connection

from accounts.models import User
from tests.accounts.resets import ask
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NAME = "Zzyzx"


def test_a_failure_is_one_line_in_the_log(client, monkeypatch, caplog):
    monkeypatch.setattr(DefaultAccountAdapter, "render_mail", lambda *args: 1 / 0)
    user = UserFactory(name=NAME, email="zzyzx@example.org")
    assert ask(client, user.email).status_code == 200
    (record,) = [each for each in caplog.records if each.name == "accounts"]
    assert "not sent" in record.getMessage()
    assert NAME.lower() not in record.getMessage().lower()


def test_no_connection_to_the_database_stays_open(client, monkeypatch):
    opened = []

    def send(*args):
        User.objects.count()
        opened.append(connection.connection)

    monkeypatch.setattr(DefaultAccountAdapter, "send_mail", send)
    ask(client, UserFactory().email)
    assert [each.closed for each in opened] == [1]
