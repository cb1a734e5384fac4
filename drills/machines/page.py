"""The commands of docs/operations.md, as they stand there."""

import re

from local.places import ROOT

PAGE = ROOT / "docs" / "operations.md"
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
HEADING = re.compile(r"^#{2,3} (.*)$", re.MULTILINE)
REPOSITORY = "/srv/product.git"


def commands(heading, secret):
    """The commands under a heading, up to the next one; `secret` for what the page leaves to fill in."""
    parts = HEADING.split(PAGE.read_text())
    section = dict(zip(parts[1::2], parts[2::2], strict=True))[heading]
    return "\n".join(BLOCK.findall(section)).replace("…", secret).replace("<address of this repository>", REPOSITORY)
