"""The trails in the documentation lead somewhere: every file is there, and every name in it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CODE = re.compile(r"`([^`]+)`")


def rows(page):
    """The cell "where" of each row of the page's tables of trails."""
    is_trail = False
    for line in (ROOT / page).read_text().splitlines():
        is_trail = (is_trail or line == "| step | where | what it does |") and line.startswith("|")
        if is_trail and "`" in line:
            yield line.split("|")[2]


def is_in(name, path):
    """Whether the file gives something this name: a class, a function, a value, an address, a constraint."""
    words = rf"(class|def) {name}\b|^\s*{name} = |\"{name}\""
    return bool(re.search(words, path.read_text(), re.MULTILINE))


def broken(where):
    """What the cell says that is not there; names belong to the file before them."""
    path = None
    for word in CODE.findall(where):
        if "/" in word:
            path = ROOT / word
            if not path.exists():
                yield word
        elif not is_in(word, path):
            yield f"{word} in {path.relative_to(ROOT)}"


@pytest.mark.parametrize(("page", "number"), [("README.md", 8), ("docs/trails.md", 70)])
def test_trails_lead_somewhere(page, number):
    cells = list(rows(page))
    assert len(cells) >= number
    assert [word for where in cells for word in broken(where)] == []


def test_a_name_that_is_gone_is_found_out():
    assert list(broken("`groundwork/deeds.py`, `DeedView`, `NoSuchView`")) == ["NoSuchView in groundwork/deeds.py"]
    assert list(broken("`groundwork/no_such_file.py`")) == ["groundwork/no_such_file.py"]
