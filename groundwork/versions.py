"""What pages say of versions: rows that hold from a day on, each until the next, and may be taken back before."""

from datetime import date
from typing import Protocol


class Version(Protocol):
    """A row that holds from a day on."""

    @property
    def is_taken_back(self) -> bool: ...

    def has_begun(self, today: date, /) -> bool: ...


def state_of(version: Version, now: Version | None, today: date) -> str:
    """A word for where a version stands: taken back, to come, now or before; `now` is the one that holds, if any."""
    if version.is_taken_back:
        return "taken back"
    if not version.has_begun(today):
        return "to come"
    return "now" if version == now else "before"
