"""Whoever reads what is wrong knows which question it is about: no two fields of a form say the same."""

from collections import Counter

import pytest

from tests.abuse.places import FORMS, form_of

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
CODES = ("required", "invalid", "invalid_choice", "incomplete")


@pytest.mark.parametrize("place", FORMS, ids=str)
def test_no_two_fields_of_a_form_say_the_same(place, world):
    form = form_of(place.client(world).get(place.address(world)))
    said = [{field.error_messages.get(code) for code in CODES} - {None} for field in form.fields.values()]
    assert [message for message, times in Counter(word for words in said for word in words).items() if times > 1] == []
