import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.floor import PROCESSOR, QUERIES
from bench.measure import measure, percentile
from bench.pages.page import Page
from bench.visitor import Answer, Request
from tests.factories import UserFactory

PAGE = Page("Start page", "lead", "/", "start")


class Standing:
    """A visitor whose floor takes 2 ms and whose pages take 10 ms; the first of these takes 90."""

    def __init__(self):
        self.asked = []

    def get(self, path):
        self.asked.append(path)
        return Answer(200, 2.0, 100, 3, "")

    def ask(self, request):
        self.asked.append(request.path)
        return Answer(200, 90.0 if len(self.asked) == 2 else 10.0, 2048, 7, "")


def test_each_page_is_measured_beside_the_floor():
    visitor = Standing()
    [timings] = measure([PAGE], {"lead": visitor}, rounds=3, warm_up=1)
    assert visitor.asked == ["/floor/", "/"] * 4
    figures = timings.figures()
    assert (len(timings.answers), figures["median"], figures["p95"], figures["floor"]) == (3, 10, 10, 2)
    assert (figures["ratio"], figures["kilobytes"], figures["queries"]) == (5, 2, 7)


def test_the_slowest_of_few_requests_stands_in_the_95th_percentile():
    [timings] = measure([PAGE], {"lead": Standing()}, rounds=3, warm_up=0)
    assert timings.figures()["p95"] == timings.figures()["p99"] == 90


@pytest.mark.parametrize(("part", "time"), [(50, 100), (95, 190), (99, 198)])
def test_so_many_of_a_hundred_requests_stay_within_a_percentile(part, time):
    assert percentile([*range(200, 0, -1)], part) == time


def test_where_an_answer_leads_is_opened_but_not_timed():
    visitor = Standing()
    visitor.ask = lambda request: visitor.asked.append(request) or Answer(302, 10.0, 0, 9, "", "/after/")
    measure([PAGE], {"lead": visitor}, rounds=1, warm_up=0)
    assert visitor.asked == ["/floor/", Request("/"), Request("/after/")]


@pytest.mark.django_db
def test_the_floor_greets_whoever_is_signed_in_and_says_what_it_cost(with_floor, client):
    client.force_login(UserFactory(name="Rowan Hale"))
    client.get("/floor/")
    with CaptureQueriesContext(connection) as captured:
        answer = client.get("/floor/")
    assert b"Rowan Hale" in answer.content
    assert int(answer.headers[QUERIES]) == len(captured) > 0
    assert float(answer.headers[PROCESSOR]) > 0
