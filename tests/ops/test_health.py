import pytest
from django.db import connection
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_every_part_answers(client):
    answer = client.get(reverse("healthz"))
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "ok"}


def test_a_broker_that_is_away_is_named(client, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    answer = client.get(reverse("healthz"))
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "broker": "failing"}


def test_a_database_that_is_away_is_named(client, monkeypatch):
    monkeypatch.setattr(connection, "get_connection_params", lambda: {"host": "127.0.0.1", "port": 1})
    assert client.get(reverse("healthz")).json()["database"] == "failing"


def test_asking_needs_no_session_and_may_not_be_stored(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get(reverse("healthz"))
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
