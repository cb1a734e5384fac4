"""Every page of every role, looked at by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.access.expected import ROWS
from tests.access.visiting import address_of
from tests.access.world import make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Upstream's conditional radios; see docs/decisions.md.
KNOWN = {"aria-allowed-attr"}
NOT_PAGES = {
    "healthz",
    "referrals:referral_export",
    "training:training_matrix_export",
    "workers:import_template",
    "workers:import_lines",
}
PAGES = [row for row in ROWS if row.name not in NOT_PAGES]
ROLES = ["coordinator", "worker", "lead", "supervisor", "manager", "pathway", "admin"]


def looked_at(rows, page, world):
    """What axe finds wrong, by page and rule."""
    wrong = {}
    for row in rows:
        page.goto(address_of(row, world))
        wrong |= {f"{row.name} {row.of}: {each}": html for each, html in violations(page).items()}
    return wrong


@pytest.mark.parametrize("role", ROLES)
def test_axe_finds_nothing_on_any_page(role, page, sign_in_browser):
    world = make_world()
    sign_in_browser(getattr(world, role))
    assert not looked_at([row for row in PAGES if row.get == 200 and role in row.may.split()], page, world)


def test_axe_finds_nothing_before_signing_in(page):
    public = [row for row in PAGES if row.public or row.signed_out]
    assert not looked_at(public, page, make_world())


def violations(page):
    found = Axe().run(page).response["violations"]
    return {each["id"]: each["nodes"][0]["html"] for each in found if each["id"] not in KNOWN}
