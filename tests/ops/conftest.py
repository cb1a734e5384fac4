"""What tests of running the service share."""

import logging
from io import StringIO

import pytest


@pytest.fixture
def lines(monkeypatch):
    """What goes to the standard output."""
    handler = next(each for each in logging.getLogger().handlers if each.get_name() == "stdout")
    stream = StringIO()
    monkeypatch.setattr(handler, "stream", stream)
    return stream
