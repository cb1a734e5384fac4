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
def test_what_was_typed_can_be_sent_again_from_the_page(client, database_away):
    client.raise_request_exception = False
    client.cookies["sessionid"] = "anything"
    number = "0b7c1cf4-25a6-4d0e-9c61-6d1b7a1d6f4e"
    answer = client.post(reverse("accounts:settings"), {"submission": number, "name": 'Zo\u00eb "Z"\nO\'Hara'})
    assert answer.status_code == 503
    assert f'<form method="post" action="{reverse("accounts:settings")}">' in answer.text
    assert f'<input type="hidden" name="submission" value="{number}">' in answer.text
    assert 'name="name" value="Zo\u00eb &quot;Z&quot;\nO&#x27;Hara"' in answer.text
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_password_is_never_on_the_page(client, database_away):
    client.raise_request_exception = False
    answer = client.post(reverse("account_login"), {"login": "ada@example.org", "password": "correct horse"})
    assert answer.status_code == 503
    assert "correct horse" not in answer.text


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
