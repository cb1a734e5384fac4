import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.floor import QUERIES
from bench.measure import measure
from bench.pages import Page
from bench.report import report
from bench.visitor import Answer
from tests.factories import UserFactory

PAGE = Page("Start page", "lead", "/")


class Standing:
    """A visitor whose floor takes 2 ms and whose pages take 10 ms."""

    def __init__(self):
        self.asked = []

    def get(self, path):
        self.asked.append(path)
        return Answer(200, 2.0 if path == "/floor/" else 10.0, 2048, 3, "")


def test_each_page_is_measured_beside_the_floor():
    visitor = Standing()
    [timings] = measure([PAGE], {"lead": visitor}, rounds=3, warm_up=1)
    assert visitor.asked == ["/floor/", "/"] * 4
    assert (len(timings.answers), timings.median, timings.p95, timings.ratio) == (3, 10, 10, 5)


def test_the_table_has_a_line_for_each_page_and_the_floor():
    table = report(measure([PAGE], {"lead": Standing()}, rounds=2)).splitlines()
    assert table[2] == "| Start page | 10.0 | 10.0 | 2 | 3 | 5.0 |"
    assert table[3] == "| Floor | 2.0 | 2.0 | 2 | 3 | 1.0 |"


@pytest.mark.django_db
def test_the_floor_greets_whoever_is_signed_in_and_counts_its_queries(settings, client):
    settings.ROOT_URLCONF = "bench.urls"
    settings.MIDDLEWARE = ["bench.floor.QueryCount", *settings.MIDDLEWARE]
    settings.INSTALLED_APPS = ["bench", *settings.INSTALLED_APPS]
    client.force_login(UserFactory(name="Rowan Hale"))
    client.get("/floor/")
    with CaptureQueriesContext(connection) as captured:
        answer = client.get("/floor/")
    assert b"Rowan Hale" in answer.content
    assert int(answer.headers[QUERIES]) == len(captured) > 0
