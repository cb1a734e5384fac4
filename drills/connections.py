"""PostgreSQL allows the application no connection while people work, as where others use all of them up."""

from contextlib import contextmanager
from time import monotonic

from drills.load import Load
from drills.table import drill
from drills.waiting import wait_until
from local.postgres import APPLICATION

TIMES = 3
ENOUGH_TROUBLES = 10
END_ALL = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{APPLICATION}'"


@drill("connections")
def connections(stage):
    """PostgreSQL allows the application no further connection, and those it has end."""
    with stage.web(), Load(stage) as load:
        took = []
        for number in range(1, TIMES + 1):
            load.wait_for(number / (TIMES + 1))
            enough = load.troubles + ENOUGH_TROUBLES
            with none_left(stage):
                wait_until(lambda most=enough: load.troubles >= most, "users meet the refusal")
                since = monotonic()
            took.append(load.recovered_after(since))
    return load.result(f"No connection to PostgreSQL left, {TIMES} times", max(took))


@contextmanager
def none_left(stage):
    """The application has no connection while the block runs, and gets none."""
    stage.psql(f"ALTER ROLE {APPLICATION} CONNECTION LIMIT 0; {END_ALL}")
    try:
        yield
    finally:
        stage.psql(f"ALTER ROLE {APPLICATION} CONNECTION LIMIT -1")
