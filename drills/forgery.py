"""Somebody with the application's password, or the owner's, adds to the trail or alters it; who notices, and how."""

import logging
from contextlib import closing
from io import StringIO
from os import environ

import psycopg2
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drills.alterations import refused
from drills.days import made_older, sealing_at_noon, unguarded
from drills.people import Service
from drills.table import Result, drill
from groundwork.comparing import requests_of, unlike
from groundwork.models import AccessEvent, Seal
from groundwork.sealing import FUNCTION
from groundwork.verifying import trails, verify

LOOK = """
    INSERT INTO groundwork_accessevent (id, user_id, subjects, verb, at, recorded_at, request)
    VALUES (gen_random_uuid(), '{user}', '{{}}', 'forged', '2020-01-01', '2020-01-01', '{request}')
"""
REFUSED = {
    "a row of history": "INSERT INTO referrals_personevent SELECT * FROM referrals_personevent",
    "who it was, without a change": "INSERT INTO pghistory_context SELECT * FROM pghistory_context",
    "a seal": "INSERT INTO groundwork_seal SELECT * FROM groundwork_seal",
    "a sealed row": "INSERT INTO groundwork_sealedrow SELECT * FROM groundwork_sealedrow",
    "a purge": "INSERT INTO groundwork_purge SELECT * FROM groundwork_purge",
}
CHANGE = """
    SET pghistory.context_id = 'forged';
    SET pghistory.context_metadata = '{{"user": "{user}", "request": "{request}"}}';
    UPDATE referrals_person SET updated_at = now();
    RESET pghistory.context_metadata
"""
OLDEST = "(SELECT id FROM groundwork_accessevent ORDER BY recorded_at LIMIT 1)"
# What the owner does, and a word of what `verify_trail` says of it.
BY_OWNER = {
    "a changed access": (f"UPDATE groundwork_accessevent SET verb = 'x' WHERE id = {OLDEST}", "not what was sealed"),
    "changed history": ("UPDATE referrals_personevent SET name = 'x'", "referrals_personevent"),
    "a removed access": (f"DELETE FROM groundwork_accessevent WHERE id = {OLDEST}", "is gone"),
    "an access on a sealed day": (
        "INSERT INTO groundwork_accessevent (id, user_id, subjects, verb, at, recorded_at) "
        "SELECT gen_random_uuid(), id, '{}', 'x', now(), now() - interval '30 days' FROM accounts_user LIMIT 1",
        "not sealed",
    ),
    "a removed seal": ("DELETE FROM groundwork_seal WHERE day = (SELECT min(day) FROM groundwork_seal)", "follow"),
}
TABLES = ("groundwork_accessevent", "referrals_personevent", "groundwork_seal", "groundwork_sealedrow")


@drill("forgery")
def forgery(stage):
    """Rows added as the application's role, and rows, triggers and seals altered as the owner's; what is found."""
    service, log = Service(), lines_of_log()
    service.support(service.worker())
    look(service)
    found = dict(as_application(service, log))
    a_day_passes()
    found |= {"sealed, and nothing altered": verify().faults == []}
    kept = [(each.day, bytes(each.digest).hex()) for each in Seal.objects.all()]
    found |= dict(as_owner(kept))
    missed = [what for what, noticed in found.items() if not noticed]
    remark = f"not noticed: {', '.join(missed)}" if missed else "each refused, or named afterwards"
    return Result(
        "The trail forged as the application's role and as the owner's", len(found), len(found) - len(missed),
        len(missed), 0, None, remark,
    )  # fmt: skip


def lines_of_log():
    """What the log of requests gets from now on."""
    handler = logging.StreamHandler(StringIO())
    handler.setFormatter(logging.Formatter("{name} request={request_id} {message}", style="{"))
    for each in logging.getLogger().handlers[0].filters:
        handler.addFilter(each)
    logging.getLogger("peersupport.requests").addHandler(handler)
    return handler.stream


def look(service):
    """A lead downloads their list, as in a browser: one row in the trail, one line in the log."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(service.lead)
    service.referral()
    answer = client.get(reverse("referrals:referral_export"), secure=True)
    if answer.status_code != 200:
        raise AssertionError(f"The download answered {answer.status_code}.")


def as_application(service, log):
    """Each forgery with the application's password, and whether it was refused or the log speaks against it."""
    real = AccessEvent.objects.get()
    with closing(psycopg2.connect(environ["DATABASE_URL"])) as session:
        for what, statement in REFUSED.items():
            yield what, refused(session, statement)
        session.autocommit = True
        with session.cursor() as cursor:
            forged = {"user": service.coordinator.pk, "request": real.request}
            for statement in (LOOK, CHANGE):
                cursor.execute(statement.format(**forged))
    rows = AccessEvent.objects.filter(verb="forged", recorded_at__gte=real.recorded_at)
    yield "an access of 2020, which PostgreSQL dates today", rows.count() == 1
    against = list(unlike(timezone.localdate(), requests_of(log.getvalue().splitlines())))
    yield "an access as somebody else", any(f"groundwork_accessevent {rows[0].pk}" in line for line in against)
    yield "a change as somebody else", any("pghistory_context" in line and "says user" in line for line in against)
    yield "who really looked is not accused", not any(str(real.pk) in line for line in against)


def a_day_passes():
    """A day without anything is sealed, then all that was recorded, which is of yesterday now."""
    seal_at_noon(days_ago=1)
    older = {table: made_older(table, model, days_ago=1, since="'-infinity'") for table, model in trails().items()}
    owner(*older.values(), tables=older)
    seal_at_noon()


def seal_at_noon(days_ago=0):
    owner(sealing_at_noon(days_ago), "SELECT seal_trail()", FUNCTION)


def owner(*statements, tables=()):
    """What the owner of the database does, triggers out of the way."""
    before, after = unguarded(*tables)
    with closing(psycopg2.connect(environ["DATABASE_OWNER_URL"])) as session, session, session.cursor() as cursor:
        for statement in [*before, *statements, *after]:
            cursor.execute(statement)


def as_owner(kept):
    """Each deed with the owner's password, and whether `verify_trail` names it; at last a chain made anew."""
    for what, (statement, word) in BY_OWNER.items():
        owner(statement, tables=TABLES)
        yield what, any(word in fault for fault in verify().faults)
    owner("ALTER TABLE groundwork_accessevent DISABLE TRIGGER USER")
    yield "triggers switched off", any("switched off" in fault for fault in verify().faults)
    owner("ALTER TABLE groundwork_accessevent ENABLE TRIGGER USER")
    owner("DELETE FROM groundwork_seal", "DELETE FROM groundwork_sealedrow", tables=TABLES)
    seal_at_noon()
    yield "a chain made anew holds by itself", verify().faults == []
    yield "a chain made anew, against its anchor", any("anchored" in fault for fault in verify(anchors=kept).faults)
