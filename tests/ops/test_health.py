from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import redis
from django.conf import settings as product
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


@pytest.fixture
def reader():
    """The address of the broker for somebody who may read and nothing else: as a full broker, it takes nothing."""
    name, place = f"reader-{uuid4()}", urlsplit(product.CELERY_BROKER_URL)
    with redis.Redis.from_url(product.CELERY_BROKER_URL) as broker:
        rights = ["+@read", "+@connection"]
        broker.acl_setuser(name, enabled=True, passwords=["+secret"], keys=["*"], categories=rights)
        yield place._replace(netloc=f"{name}:secret@{place.hostname}:{place.port}").geturl()
        broker.acl_deluser(name)


def test_a_broker_that_takes_nothing_is_named(client, settings, reader):
    settings.CELERY_BROKER_URL = reader
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
