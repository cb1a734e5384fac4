"""The form pack draws bound fields as upstream draws the same question."""

import pytest

from tests.crispy_nhsuk.bound_fixtures import NotExpressibleError, drawn
from tests.crispy_nhsuk.dom import normalised
from tests.crispy_nhsuk.fixtures import cases
from tests.crispy_nhsuk.not_covered import NOT_COVERED

pytestmark = pytest.mark.sweep
COMPONENTS = {
    "characterCount",
    "checkboxes",
    "dateInput",
    "input",
    "passwordInput",
    "radios",
    "select",
    "textarea",
}
CASES = {name: (component, fixture) for name, component, fixture in cases() if component in COMPONENTS}


@pytest.mark.parametrize("name", [name for name in CASES if name not in NOT_COVERED])
def test_the_pack_draws_what_upstream_draws(name):
    component, fixture = CASES[name]
    assert normalised(drawn(fixture["context"], component)) == normalised(fixture["html"])


@pytest.mark.parametrize("name", NOT_COVERED)
def test_cases_named_as_not_covered_really_cannot_be_told(name):
    component, fixture = CASES[name]
    with pytest.raises(NotExpressibleError, match=NOT_COVERED[name]):
        drawn(fixture["context"], component)
