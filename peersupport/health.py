"""Can this copy serve? Asked by proxies and watchers, so it shows nothing and needs no sign-in."""

import psycopg2
import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

SECONDS = 2


@never_cache
@require_safe
@login_not_required
@transaction.non_atomic_requests
def healthz(request):
    """200 where every part answers, 503 otherwise; each part is "ok" or "failing"."""
    parts = {"database": state(ask_database), "broker": state(ask_broker)}
    healthy = all(answer == "ok" for answer in parts.values())
    return JsonResponse(parts, status=200 if healthy else 503)


def state(ask):
    try:
        ask()
    except (psycopg2.Error, redis.RedisError, OSError):
        return "failing"
    return "ok"


def ask_database():
    """On a connection of its own, so that a database that hangs is found out within seconds."""
    parameters = connection.get_connection_params() | {"connect_timeout": SECONDS}
    asked = psycopg2.connect(
        **{name: value for name, value in parameters.items() if name not in ("cursor_factory", "context")}
    )
    try:
        with asked.cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        asked.close()


def ask_broker():
    """By something to keep for a moment: a broker that is full, or a copy of another, answers and takes nothing."""
    with redis.Redis.from_url(
        settings.CELERY_BROKER_URL, socket_timeout=SECONDS, socket_connect_timeout=SECONDS
    ) as client:
        client.set("peersupport:health", "", px=1)
