"""A deed is done by a POST with the token of its page, and by nothing else."""

import pytest
from django.db import transaction

from tests.abuse.places import BUTTONS, FORMS, PAGES, form_of
from tests.abuse.promises import changed, state
from tests.consistency.filling import sensible_answers

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
METHODS = ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "BREW"]
EVERYWHERE = {str(place): place for place in [*FORMS, *BUTTONS, *PAGES]}.values()
TOKENS = {"none": {}, "another": {"csrfmiddlewaretoken": "a" * 64}, "rubbish": {"csrfmiddlewaretoken": "\x00é"}}


@pytest.mark.parametrize("place", EVERYWHERE, ids=str)
def test_other_methods_change_nothing(place, world):
    client, address, before = place.client(world), place.address(world), state()
    for method in METHODS:
        answer = client.generic(method, address, b"name=x", content_type="application/x-www-form-urlencoded")
        assert answer.status_code < 500, method
    assert not changed(before)


@pytest.mark.parametrize("place", [*FORMS, *BUTTONS], ids=str)
def test_without_the_token_of_a_page_nothing_is_done(place, world):
    client, address = place.client(world, enforce_csrf_checks=True), place.address(world)
    form = form_of(client.get(address))
    sensible, before = sensible_answers(form) if form else {}, state()
    for what, token in TOKENS.items():
        with transaction.atomic():
            assert client.post(address, sensible | token).status_code == 403, what
            assert not changed(before), what
            transaction.set_rollback(True)


@pytest.mark.parametrize("place", FORMS, ids=str)
def test_a_form_sent_with_nothing_in_it_is_a_form_sent(place, world):
    answer = place.client(world).generic("POST", place.address(world), b"")
    form = form_of(answer)
    assert form is None or form.is_bound or answer.context.get("token_fail")
