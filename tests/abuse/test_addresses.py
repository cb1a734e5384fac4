"""Whatever is written into an address, the answer is a page and never a fault."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import strategies as st

from tests.abuse.nonsense import IN_ADDRESSES
from tests.abuse.places import FORMS, PAGES, form_of
from tests.abuse.promises import Stopwatch, changed, state
from tests.abuse.strategies import UNSEEN, encoded, keys_of, words

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
ANSWERS = {200, 302, 400, 404}
FOUND = {200, 301, 302, 400, 403, 404, 405}
FILTERS = ["page", "sort", "q", "show", "worker", "weeks", "status", "stage", "team", "role", "kind", "state", "date"]
FILTERS += ["course", "scope", "left", "supervisor", "training", "priority", "referring_team", "next"]
MORE = ["search", "id", "_changelist_filters", "o", "p", "e", "_popup", "all", "order__gt", "label__contains"]
# Where a word of the reader's choosing stands in a path.
PATHS = [
    "/{}",
    "/{}/",
    "/referrals/{}/",
    "/referrals/{}/sections/{}/",
    "/supports/{}/",
    "/users/{}/edit/",
    "/workers/{}/",
    "/invitations/{}/{}/",
    "/invitations/00000000-0000-0000-0000-000000000000/{}/",
    "/accounts/password/reset/key/{}-{}/",
    "/emails/{}/",
    "/static/{}",
    "/lists/{}/",
    "/lists/stages/{}/edit/",
    "/lists/{}/{}/retire/",
]


@pytest.mark.parametrize("place", PAGES, ids=str)
def test_a_query_string_does_no_harm(place, world, for_inputs):
    client, address, before = place.client(world), place.address(world), state()
    form = form_of(client.get(address))
    keys = sorted({*FILTERS, *UNSEEN, *MORE, *(keys_of(form) if form else [])})
    queries = st.lists(st.tuples(st.sampled_from(keys), words), max_size=12)

    def answers(pairs):
        query = urlencode([(key, encoded(word)[:2000]) for key, word in pairs])
        with Stopwatch():
            answer = client.get(address, QUERY_STRING=query)
        assert answer.status_code in ANSWERS

    def changes_nothing(pairs):
        answers(pairs)
        assert not changed(before)

    for word in IN_ADDRESSES.values():
        answers([(key, word) for key in FILTERS])
    assert not changed(before)
    for_inputs(queries, changes_nothing)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_does_no_harm(path, world, for_inputs):
    client = next(place for place in FORMS if place.visitor == "admin").client(world)

    def answers(word):
        with Stopwatch():
            assert client.get(path.replace("{}", quote(encoded(word)[:2000], safe=""))).status_code in FOUND

    for_inputs(words, answers)
