"""Others use up all the connections that PostgreSQL allows while people work."""

import signal
from contextlib import contextmanager
from time import monotonic

import psycopg2
from django.db import connection

from drills.load import Load
from drills.table import drill
from drills.waiting import wait_until

TIMES = 3
ENOUGH_TROUBLES = 20


@drill("connections")
def connections(stage):
    """PostgreSQL allows no further connection, and the web server's processes begin anew and need theirs."""
    with stage.web() as server, Load(stage) as load:
        took = []
        for number in range(1, TIMES + 1):
            load.wait_for(number / (TIMES + 1))
            enough = load.troubles + ENOUGH_TROUBLES
            with hoard() as take_all:
                server.process.send_signal(signal.SIGHUP)
                wait_until(lambda most=enough: take_all() or load.troubles >= most, "users meet the refusal")
                since = monotonic()
            took.append(load.recovered_after(since))
    return load.result(f"All connections of PostgreSQL used up, {TIMES} times", max(took))


@contextmanager
def hoard():
    """A function that takes whatever connections are free, until the block ends; all are taken when it begins."""
    parameters = connection.get_connection_params()
    known = {name: value for name, value in parameters.items() if name not in ("cursor_factory", "context")}
    taken = []

    def take_all():
        try:
            while True:
                taken.append(psycopg2.connect(**known))
        except psycopg2.OperationalError:
            return None

    take_all()
    try:
        yield take_all
    finally:
        for each in taken:
            each.close()
