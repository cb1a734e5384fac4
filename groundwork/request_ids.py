"""The id of the request that is being answered: in its lines of the log, and in the trail."""

from contextvars import ContextVar

request_id = ContextVar("request_id", default="-")


def current_request() -> str:
    """The id; a dash where no request is being answered."""
    return request_id.get()
