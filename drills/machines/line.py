"""One line of what bin/machines prints: what was tried, what is promised and what was seen."""

from dataclasses import dataclass


@dataclass
class Line:
    tried: str
    promised: str
    seen: str
    kept: bool
