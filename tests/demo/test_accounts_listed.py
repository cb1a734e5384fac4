"""Whoever tries the demo reads which accounts there are: in README and when bin/run has started."""

import re
from pathlib import Path

from demo import cast as demo_cast
from local.run_command import ACCOUNTS

README = Path(__file__).resolve().parents[2] / "README.md"

# Those with a person's name for an address are there to fill the service, not to be tried.
TO_TRY = {name for name, *_ in [*demo_cast.ACCOUNTS, *demo_cast.WORKERS] if "." not in name}


def test_readme_lists_every_account_to_try():
    assert set(re.findall(r"^\| `(\w+)@example\.org` \|", README.read_text(), re.MULTILINE)) == TO_TRY


def test_the_start_prints_every_account_to_try():
    assert set(ACCOUNTS) == TO_TRY
