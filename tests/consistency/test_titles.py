"""What browsers keep of a page, its title and address, names nobody."""

import re

import pytest

from accounts.models import User
from referrals.models import Person
from tests.access.expected import ROWS
from tests.access.visiting import address_of, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]


def test_no_title_names_anybody(world):
    names = {*User.objects.values_list("name", flat=True), *Person.objects.values_list("name", flat=True)}
    for row in ROWS:
        if row.get != 200 or row.public or not row.may:
            continue
        answer = client_of(world, row.may.split()[0]).get(address_of(row, world))
        page = answer.text if answer["Content-Type"].startswith("text/") else ""
        title = re.search("<title>(.*?)</title>", page, re.DOTALL)[1] if "<title>" in page else ""
        assert not any(name in title for name in names), f"{row.name}: {title}"
