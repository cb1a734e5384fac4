"""A mail server that Django's emails go to, which can refuse, break off or fall silent."""

import pytest

from local.kept import free_port
from local.mail_server import MailServer


@pytest.fixture
def mail_server(settings):
    """A willing one; `fail` and `mend` change that, and `accepted` and `tried` count."""
    with MailServer(free_port()) as server:
        settings.EMAIL_BACKEND = "notices.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def for_the_first(times, fault):
    """A fault that happens so many times, and no more."""
    left = iter(range(times))
    return lambda message: fault(message) if next(left, None) is not None else None
