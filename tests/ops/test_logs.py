import logging

import pytest
from django.test import Client
from django.urls import reverse

from peersupport.logs import WithoutValues


@pytest.mark.django_db
def test_a_request_leaves_one_line_without_its_query(client, caplog):
    with caplog.at_level(logging.INFO, logger="peersupport.requests"):
        answer = client.get(reverse("healthz"), {"name": "Zainab"})
    lines = [record.getMessage() for record in caplog.records if record.name == "peersupport.requests"]
    assert len(lines) == 1
    assert lines[0].startswith("method=GET route=healthz/ status=200 ms=")
    assert "Zainab" not in lines[0]
    assert len(answer["X-Request-ID"]) == 32


@pytest.mark.django_db
def test_who_tries_what_they_may_not_is_named_by_number(sign_in, cast, caplog):
    caplog.set_level(logging.INFO, logger="peersupport.requests")
    sign_in(cast.worker).get("/users/")
    assert "status=403" in caplog.messages[-1] and f"user={cast.worker.pk}" in caplog.messages[-1]


def test_an_exception_is_logged_without_its_text():
    try:
        raise ValueError("the key (name)=(Zainab) exists already")
    except ValueError as error:
        line = WithoutValues().formatException((type(error), error, error.__traceback__))
    assert line.endswith("builtins.ValueError")
    assert "test_logs.py" in line
    assert "Zainab" not in line.replace('raise ValueError("the key (name)=(Zainab) exists already")', "")


def test_a_message_cannot_pretend_to_be_two_lines():
    record = logging.LogRecord("a", logging.INFO, "", 1, "wrong host %s", ("a\r\n2026 INFO all is well\x1b[2J",), None)
    assert WithoutValues("{message}", style="{").format(record) == "wrong host a\\x0d\\x0a2026 INFO all is well\\x1b[2J"


def test_a_line_says_its_time_in_utc():
    record = logging.LogRecord("a", logging.INFO, "", 1, "in summer", (), None)
    record.created, record.msecs = 1782864000.25, 250
    assert WithoutValues("{asctime} {message}", style="{").format(record) == "2026-07-01T00:00:00.250Z in summer"


TOKEN = "zzyzxquibblethorpe"
WITH_TOKENS = [
    f"/invitations/3f1c0d5e-8f0a-4a3e-9d6f-0c1b2a394857/{TOKEN}/",
    f"/accounts/password/reset/key/a-{TOKEN}/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*WITH_TOKENS, f"/nowhere/{TOKEN}/", f"/nowhere/{TOKEN}/é\\"])
def test_the_token_of_a_link_is_in_no_line_whatever_is_wrong(path, lines, monkeypatch):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for method in ("get", "post", "put"):
        getattr(client, method)(path)
    monkeypatch.setattr("accounts.views.invitations.invitations.is_good", lambda *args: 1 / 0)
    client.get(path)
    written = lines.getvalue()
    assert "Forbidden (CSRF cookie not set.)" in written or "Not Found" in written
    assert TOKEN not in written


def test_the_server_names_no_path_that_it_could_not_serve(lines):
    logging.getLogger("waitress").error("Exception while serving %s", WITH_TOKENS[0])
    assert "Exception while serving" in lines.getvalue() and TOKEN not in lines.getvalue()


def test_a_task_that_fails_is_logged_without_the_words_of_its_failure(lines):
    words = "Task %(name)s[%(id)s] %(description)s: %(exc)s"
    quoted = {"name": "sweep", "id": 1, "description": "failed", "exc": "IntegrityError('Key (name)=(Zainab)')"}
    logging.getLogger("celery.app.trace").error(words, quoted)
    assert "Task sweep[1] failed: IntegrityError\n" in lines.getvalue()
