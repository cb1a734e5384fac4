import pytest
from django.conf import settings
from django.db import OperationalError
from django.urls import reverse


@pytest.fixture
def database_away(monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("connection refused for the account of Zainab")

    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", refuse)


@pytest.mark.django_db
def test_a_page_says_so_helpfully(client, database_away):
    client.raise_request_exception = False
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "Sorry, the service is unavailable" in answer.text


@pytest.mark.django_db
def test_the_page_shows_nothing_of_the_error(client, database_away):
    client.raise_request_exception = False
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"
    assert "Zainab" not in client.get("/").text


@pytest.mark.django_db
def test_a_debug_copy_shows_the_same_page(client, database_away, settings):
    settings.DEBUG = True
    client.raise_request_exception = False
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"
    assert client.get("/").status_code == 503


@pytest.mark.django_db
def test_another_error_is_not_taken_for_it(client, monkeypatch):
    monkeypatch.setattr("peersupport.health.ask_broker", lambda: 1 / 0)
    client.raise_request_exception = False
    assert client.get(reverse("healthz")).status_code == 500
