"""The product under the benchmark's settings, served for real."""

from types import SimpleNamespace

import pytest

from bench.crowd import Crowd
from bench.day.town import Town
from bench.stock import stock
from bench.visitors import Visitors
from tests.access.world import make_world


@pytest.fixture
def with_floor(settings):
    """The floor's address and the header that counts queries."""
    settings.ROOT_URLCONF = "bench.urls"
    settings.MIDDLEWARE = ["bench.floor.Cost", *settings.MIDDLEWARE]
    settings.INSTALLED_APPS = ["bench", *settings.INSTALLED_APPS]


@pytest.fixture
def served(transactional_db, with_floor, live_server):
    """One of everything behind a real server, a visitor for each role; `crowd()` and `town(people)` are two at once."""
    make_world()
    host, port, kept = live_server.thread.host, live_server.thread.port, stock()
    visitors = Visitors(host, port, kept.share(2, 3))
    return SimpleNamespace(
        visitors=visitors,
        crowd=lambda: Crowd(host, port, kept, size=2),
        town=lambda people: Town(host, port, people, size=2),
    )
