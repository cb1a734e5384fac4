"""Log lines without personal data."""

import logging
import traceback
from contextvars import ContextVar

request_id = ContextVar("request_id", default="-")


class RequestId(logging.Filter):
    def filter(self, record):
        record.request_id = request_id.get()
        return True


class WithoutValues(logging.Formatter):
    """Shows where an exception arose and of which kind, but not its text: PostgreSQL quotes rows in it."""

    def formatException(self, exc_info):
        kind, _, trace = exc_info
        return "".join([*traceback.format_tb(trace), f"{kind.__module__}.{kind.__qualname__}"])
