"""Long plain text as pages show it: headings, lists and paragraphs, told apart by how the lines stand."""

from dataclasses import dataclass

LONGEST_HEADING = 80
# For the form in which such a text is written.
HELP = (
    "Leave an empty line between paragraphs. A short line on its own without a full stop becomes a heading; "
    "lines that begin with a hyphen become a list."
)


@dataclass(frozen=True)
class Block:
    """A part of a text: its lines, and whether they are a heading or the points of a list."""

    lines: list[str]
    is_heading: bool = False
    is_list: bool = False


def blocks(text: str) -> list[Block]:
    """The parts of a text, in their order."""
    parts = [[line.strip() for line in part.split("\n") if line.strip()] for part in split(text)]
    return [block_of(lines) for lines in parts if lines]


def split(text: str) -> list[str]:
    """Where an empty line stands; spaces in it do not count."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    return "\n".join(lines).split("\n\n")


def block_of(lines: list[str]) -> Block:
    if all(line.startswith("- ") for line in lines):
        return Block([line.removeprefix("- ") for line in lines], is_list=True)
    is_short = len(lines) == 1 and len(lines[0]) <= LONGEST_HEADING
    return Block(lines, is_heading=is_short and lines[0][-1] not in ".:;,!?")
