"""Whatever is sent to a form: no fault, an answer soon, what is wrong said in our words, nothing lost or half saved."""

from html import unescape

import pytest
from django.db import connection, transaction

from tests.abuse.nonsense import nonsense
from tests.abuse.places import BUTTONS, FORMS, form_of
from tests.abuse.promises import Stopwatch, changed, says_what_is_wrong, shows_what_was_typed, speaks_our_words, state
from tests.abuse.strategies import inputs

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
ANSWERS = {200, 204, 302, 400, 404}


@pytest.mark.parametrize("place", [*FORMS, *BUTTONS], ids=str)
def test_a_form_keeps_its_promises(place, world, for_inputs):
    client, address, before = place.client(world), place.address(world), state()
    form = form_of(client.get(address))

    def keeps(sent):
        body, kind = sent()
        with transaction.atomic():
            with Stopwatch():
                answer = client.generic("POST", address, body, content_type=kind)
            assert answer.status_code in ANSWERS
            if answer.status_code == 302:
                connection.check_constraints()
                assert client.get(answer["Location"]).status_code in ANSWERS
            elif answer.status_code != 204:
                assert not [table for table in changed(before) if not table.startswith(place.keeps)]
                explains(answer)
            transaction.set_rollback(True)

    for what, sent in nonsense(form):
        try:
            keeps(sent)
        except Exception as broken:
            broken.add_note(f"sent {what}")
            raise
    for_inputs(inputs(form), keeps)


def explains(answer):
    """The page says what is wrong and shows what was typed, where it is the form's own."""
    form = form_of(answer)
    if answer.status_code == 200 and form is not None and not answer.context.get("token_fail"):
        page = unescape(answer.text)
        says_what_is_wrong(page, form)
        shows_what_was_typed(page, form)
        speaks_our_words(page)
