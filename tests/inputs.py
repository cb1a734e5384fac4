"""How many inputs the tests of tests/abuse try: a few each time, thousands with --hypothesis-profile=long."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

settings.register_profile(
    "short",
    max_examples=4,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.register_profile("long", settings.get_profile("short"), max_examples=120, derandomize=False, print_blob=True)
settings.load_profile("short")


@pytest.fixture
def for_inputs(record_property):
    """`for_inputs(strategy, keeps)` calls `keeps` with each input; the end of the run says how many there were."""

    def run(strategy, keeps):
        tried = []

        @given(strategy)
        def each(sent):
            tried.append(1)
            keeps(sent)

        each()
        record_property("inputs", len(tried))

    return run


def pytest_terminal_summary(terminalreporter):
    passed = [dict(report.user_properties).get("inputs") for report in terminalreporter.getreports("passed")]
    tried = [inputs for inputs in passed if inputs]
    if tried:
        outcome = "and others failed" if terminalreporter.getreports("failed") else "no 500"
        terminalreporter.write_line(f"{sum(tried):,} inputs to {len(tried)} forms and addresses, {outcome}.")
