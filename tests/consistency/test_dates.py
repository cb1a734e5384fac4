"""A slip of the century is refused by every page that asks for a date."""

import pytest
from django.db import transaction

from tests.abuse.places import FORMS, form_of
from tests.consistency.filling import boxes, has_boxes, sensible_answers

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
YEARS = ["1826", "0226", "2206", "9999"]


@pytest.mark.parametrize("place", FORMS, ids=str)
def test_every_page_refuses_it(place, world):
    client, address = place.client(world), place.address(world)
    form = form_of(client.get(address))
    dates = [name for name, field in form.fields.items() if has_boxes(field)]
    for year in YEARS if dates else ():
        slips = [boxes(form.add_prefix(name), {"day": "6", "month": "8", "year": year}) for name in dates]
        sent = {key: value for slip in [sensible_answers(form), *slips] for key, value in slip.items()}
        with transaction.atomic():
            answered = form_of(client.post(address, sent))
            transaction.set_rollback(True)
        assert answered, year
        assert not [name for name in dates if name not in answered.errors], year
