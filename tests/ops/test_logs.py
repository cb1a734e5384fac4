import logging

import pytest
from django.urls import reverse

from peersupport.logs import WithoutValues


@pytest.mark.django_db
def test_a_request_leaves_one_line_without_its_query(client, caplog):
    with caplog.at_level(logging.INFO, logger="peersupport.requests"):
        answer = client.get(reverse("healthz"), {"name": "Zainab"})
    lines = [record.getMessage() for record in caplog.records if record.name == "peersupport.requests"]
    assert len(lines) == 1
    assert lines[0].startswith("method=GET route=healthz/ status=200 ms=")
    assert "Zainab" not in lines[0]
    assert len(answer["X-Request-ID"]) == 32


def test_an_exception_is_logged_without_its_text():
    try:
        raise ValueError("the key (name)=(Zainab) exists already")
    except ValueError as error:
        line = WithoutValues().formatException((type(error), error, error.__traceback__))
    assert line.endswith("builtins.ValueError")
    assert "test_logs.py" in line
    assert "Zainab" not in line.replace('raise ValueError("the key (name)=(Zainab) exists already")', "")
