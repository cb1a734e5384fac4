"""Every page that opens one person's record carries their banner."""

import pytest

from tests.access.expected import ROWS
from tests.access.visiting import address_of, client_of
from tests.cast import ROLES_OF_CAST

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
BANNER = '<section class="app-banner'


def test_every_page_about_one_person_carries_their_banner_once(world):
    without, number = set(), 0
    for row in ROWS:
        if not row.of or row.get != 200 or row.public:
            continue
        for visitor in set(row.may.split()) & set(ROLES_OF_CAST):
            page = client_of(world, visitor).get(address_of(row, world))
            if page.context and page.context.get("banner"):
                number += 1
                if page.text.count(BANNER) != 1:
                    without.add((row.name, visitor))
    assert not without
    assert number > 50
