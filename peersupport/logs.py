"""Log lines without personal data."""

import logging
import time
import traceback

from groundwork.request_ids import request_id

# What could end a line, or move the cursor of whoever reads the log in a terminal.
CONTROL = {number: f"\\x{number:02x}" for number in (*range(32), *range(127, 160), 0x2028, 0x2029)}


class RequestId(logging.Filter):
    def filter(self, record):
        record.request_id = request_id.get()
        return True


class WithoutAddress(logging.Filter):
    """Django's own lines name the address, in which the token of a link or something typed may stand.

    They say the kind of page instead, as ours do.
    """

    def filter(self, record):
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            record.args = tuple(route_of(request) if is_address(each) else each for each in record.args)
        return True


class WithoutRows(logging.Filter):
    """Celery's own line about a task that failed quotes the exception, in which PostgreSQL quotes rows."""

    def filter(self, record):
        if isinstance(record.args, dict) and "exc" in record.args:
            record.args = record.args | {"exc": record.args["exc"].partition("(")[0]}
        return True


class WithoutPath(logging.Filter):
    """waitress names the path of a request that it could not serve, in which the token of a link may stand."""

    def filter(self, record):
        record.msg, record.args = str(record.msg).partition("%")[0], ()
        return True


def is_address(value):
    return isinstance(value, str) and value.startswith("/")


def route_of(request):
    """The address pattern, not the address: `referrals/<uuid:referral>/`."""
    match = getattr(request, "resolver_match", None)
    return match.route if match else "-"


class WithoutValues(logging.Formatter):
    """One line in UTC, whatever the message holds.

    Shows where an exception arose and of which kind, but not its text: PostgreSQL quotes rows in it.
    """

    converter = time.gmtime
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record):
        return super().formatMessage(record).translate(CONTROL)

    def formatException(self, exc_info):
        kind, _, trace = exc_info
        return "".join([*traceback.format_tb(trace), f"{kind.__module__}.{kind.__qualname__}"])
