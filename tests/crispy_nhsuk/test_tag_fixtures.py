"""The component tag draws what upstream's own templates draw."""

import pytest
from django.utils.safestring import SafeString

from crispy_nhsuk import engine
from tests.crispy_nhsuk.dom import normalised
from tests.crispy_nhsuk.fixtures import cases

pytestmark = pytest.mark.sweep
CASES = {name: (component, fixture) for name, component, fixture in cases()}

# name of the case: why the tag does not draw it alike
NOT_COVERED = {
    "file-upload: button (3)": "a space after a comma in the JSON of an attribute, which means the same",
}


def drawn_alike(name):
    component, fixture = CASES[name]
    body = fixture.get("callBlock")
    html = engine.component(component, fixture["context"], SafeString(body) if body else None)
    return normalised(html) == normalised(fixture["html"])


@pytest.mark.parametrize("name", [name for name in CASES if name not in NOT_COVERED])
def test_the_tag_draws_what_upstream_draws(name):
    assert drawn_alike(name)


def test_every_upstream_case_is_read():
    assert len(CASES) > 900


@pytest.mark.parametrize("name", NOT_COVERED)
def test_cases_named_as_not_covered_are_really_different(name):
    assert not drawn_alike(name)
