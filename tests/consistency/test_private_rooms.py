"""What stands in private rooms is on pages of those alone who may read it, and no search finds it."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.access.expected import ROWS
from tests.access.table import VISITORS
from tests.access.visiting import address_of, client_of
from tests.consistency.private_rooms import KEPT, MARK, TEXTS, write_all
from workers.models import Room

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
# The world shares the crossovers of `worker` with `lead`, their line manager.
MAY_READ = {"worker": set(Room), "lead": {Room.CROSSOVERS}}


@pytest.fixture
def written(world):
    """The world, with every private text of its worker."""
    write_all(client_of(world, "worker"), world.worker_profile)
    return world


def everything_of(visitor, world):
    """Each page, list, export and form that somebody may open, with its text."""
    client = client_of(world, visitor)
    for row in ROWS:
        if (visitor in row.may.split() and row.get == 200) or row.public:
            answer = client.get(address_of(row, world))
            yield row.name, str(answer.headers) + unpacked(b"".join(answer)).decode()


def unpacked(body):
    """What an answer says: of a workbook every part."""
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as book:
        return b"".join(book.read(name) for name in book.namelist())


@pytest.mark.parametrize("visitor", VISITORS)
def test_each_text_is_on_pages_of_those_alone_who_may_read_it(written, visitor):
    found, pages = set(), 0
    for name, text in everything_of(visitor, written):
        pages += 1
        found |= {(words, name) for words in TEXTS if words in text}
        assert KEPT not in text or (visitor, name) == ("worker", "workers:identify_adjustment")
        assert not re.search(r"v1:[A-Za-z0-9-]{1,20}:[A-Za-z0-9_=-]{40}", text), name
    assert {TEXTS[words] for words, _ in found} == MAY_READ.get(visitor, set())
    assert {words for words, _ in found} == {
        words for words, room in TEXTS.items() if room in MAY_READ.get(visitor, ())
    }
    assert pages > 5


@pytest.mark.parametrize("visitor", ["worker", "lead", "admin", "coordinator", "supervisor", "manager"])
def test_no_search_finds_it(written, visitor):
    client, searched = client_of(written, visitor), 0
    for row in ROWS:
        if visitor in row.may.split() and row.get == 200 and row.post == 302 and not row.of:
            answer = client.post(address_of(row, written), {"q": MARK}, follow=True)
            if answer.context and "page_obj" in answer.context:
                searched += 1
                assert answer.context["page_obj"].paginator.count == 0
    assert searched or visitor in ("supervisor", "manager", "worker")
