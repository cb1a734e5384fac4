"""Fixtures for tests in a real browser: Debian's chromium, driven by pytest-playwright's `page`."""

import os
import shutil
import threading

import pytest

CHROMIUM = shutil.which("chromium")
# The last four keep chromium from calling its makers.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """How `browser` starts: without a browser a test is skipped, and fails where CI is set."""
    if not CHROMIUM:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("There is no chromium on this machine: apt-get install chromium")
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, live_server):
    """What each `page` is like; `page.goto("/")` opens the product."""
    return browser_context_args | {"base_url": live_server.url, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture(autouse=True)
def last_answers(request):
    """The database is emptied only after the server has answered all that a closed page had asked for."""
    if "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
    yield
    for thread in threading.enumerate():
        if thread.name.endswith("(process_request_thread)"):
            thread.join(timeout=30)


@pytest.fixture
def sign_in_browser(context, live_server, client, settings):
    """Give the browser somebody's session: `sign_in_browser(cast.lead)`, then `page.goto("/")`."""

    def signed_in(user):
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])

    return signed_in
