"""What belongs to another service answers, to everybody here, as what does not exist: status, page and work."""

import re
from collections import defaultdict
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.invitations import link, make_token
from tests.access import world as worlds
from tests.access.expected import referrals, supervision, supports, workers
from tests.access.visiting import client_of
from tests.cast import ROLES_OF_CAST
from tests.factories import UserFactory, WorkerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
HERE = [who for who in ROLES_OF_CAST if who not in ("coordinator3", "worker3", "lead2")]
# What is about people and their work; accounts belong to no service.
# Role description and code of conduct are the service's, and what peer support workers do everybody reads of any team.
EVERYBODYS = {"training:conduct_detail", "training:agree", "training:remit_detail", "training:edit_team_remit"}
ROWS = [
    row
    for app in (referrals, supports, supervision, workers)
    for row in app.ROWS
    if row.of and row.name not in EVERYBODYS
]
METHODS = ("get", "head", "options", "post")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(scope="module")
def elsewhere(shared_world):
    """The same things as in the world, on the other side; made once for all tests of this module."""
    world = shared_world
    with transaction.atomic():
        there = {
            "north": world.south,
            "north_referring": world.south_referring,
            "coordinator": world.coordinator3,
            "worker": world.worker3,
            "lead": world.lead2,
            "worker_profile": world.worker3_profile,
            "worker2_profile": WorkerFactory(team=world.south, line_manager=world.lead2, supervisor=world.lead2),
        }
        other = SimpleNamespace(**vars(world) | there)
        for part in (worlds.referrals, worlds.supports, worlds.workers, worlds.rooms, worlds.supervisions):
            vars(other).update(part(other))
        yield other
        transaction.set_rollback(True)


def address(row, pk, things):
    others = {name: getattr(things, thing).pk for name, thing in row.things.items()}
    return reverse(row.name, kwargs={"pk": pk} | row.more | others)


def answer(client, method, path):
    """Status, page and number of statements of one request, of which nothing remains."""
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        response = getattr(client, method)(path)
        transaction.set_rollback(True)
    return response.status_code, response.get("Location", ""), TOKEN.sub("", response.text), len(asked)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name} {row.of}")
def test_a_record_elsewhere_answers_as_none(row, world, elsewhere):
    wrong = defaultdict(list)
    # The manager is on both sides: what they may open here they may open there.
    for visitor in HERE if "manager" not in row.may.split() else [who for who in HERE if who != "manager"]:
        client = client_of(world, visitor)
        for method in METHODS:
            pks = getattr(elsewhere, row.of).pk, uuid4()
            theirs, none = (answer(client, method, address(row, pk, elsewhere)) for pk in pks)
            if theirs != none or theirs[0] not in (403, 404, 405):
                wrong[
                    f"{method.upper()} answers {theirs[0]}, not {none[0]}, in {theirs[3]} not {none[3]} queries"
                ].append(visitor)
    assert dict(wrong) == {}


def test_one_s_own_record_is_joined_with_none_elsewhere(world, elsewhere):
    client = client_of(world, "lead")
    for method in METHODS:
        theirs, none = (
            answer(client, method, reverse("referrals:join_people", args=[world.submitted.pk, pk]))
            for pk in (elsewhere.waiting.pk, uuid4())
        )
        assert theirs == none
        assert theirs[0] in (404, 405)


LISTS = {
    "support:support_list": ("lead", "worker"),
    "support:session_list": ("lead", "worker"),
    "supervision:supervision_list": ("lead", "supervisor", "worker"),
    "supervision:action_list": ("lead", "supervisor", "worker"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_filter_for_a_worker_elsewhere_shows_what_one_for_nobody_does(name, world, elsewhere):
    for visitor in LISTS[name]:
        client = client_of(world, visitor)
        pages = [
            client.get(reverse(name), {"worker": pk, "show": "all", "status": "all"}).text.replace(str(pk), "")
            for pk in (elsewhere.worker_profile.pk, uuid4())
        ]
        assert TOKEN.sub("", pages[0]) == TOKEN.sub("", pages[1])
        assert "Wanda" not in pages[0]


def test_the_link_of_one_invitation_opens_no_other(world, client):
    other = UserFactory(password=None, invited_at=world.invited.invited_at)
    assert client.get(link(other).removeprefix("http://testserver")).status_code == 200
    swapped = reverse("accounts:accept_invitation", args=[world.invited.pk, make_token(other)])
    unknown = reverse("accounts:accept_invitation", args=[uuid4(), make_token(other)])
    assert answer(client, "get", swapped)[:3] == answer(client, "get", unknown)[:3]
    assert client.get(swapped).status_code == 404
