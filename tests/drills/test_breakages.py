"""The list of deliberate breakages fits the product as it is; bin/drill --prove applies them."""

import ast

import pytest
from django.conf import settings

from drills.breakages import SHOWS, Breakage, all_breakages, listed
from drills.prove import chosen
from drills.table import all_drills
from local.console import Stop

BREAKAGES = all_breakages()


def test_each_breakage_has_a_name_of_its_own():
    assert len(listed()) == len(BREAKAGES)


@pytest.mark.parametrize("breakage", BREAKAGES.values(), ids=BREAKAGES)
def test_a_breakage_fits_its_file_and_names_a_drill(breakage):
    broken = breakage.broken((settings.BASE_DIR / breakage.file).read_text())
    if breakage.file.endswith(".py"):
        ast.parse(broken)
    assert breakage.drill in all_drills()
    assert breakage.shows
    assert set(breakage.shows) <= set(SHOWS)


@pytest.mark.parametrize("text", ["nothing", "before, before"])
def test_a_breakage_that_fits_no_longer_is_an_error(text):
    breakage = Breakage("gone", "web", "a.py", "before", "after", ("lost",))
    with pytest.raises(ValueError, match="gone"):
        breakage.broken(text)


def test_breakages_are_chosen_by_their_name_or_their_drill():
    drill = next(iter(BREAKAGES.values())).drill
    assert {each.drill for each in chosen([drill])} == {drill}
    assert [each.name for each in chosen(list(BREAKAGES)[:1])] == list(BREAKAGES)[:1]
    assert len(chosen([])) == len(BREAKAGES)
    with pytest.raises(Stop, match="no-such-breakage"):
        chosen(["no-such-breakage"])
