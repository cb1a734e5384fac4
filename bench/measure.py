"""Rounds of requests, each page with a floor right before it, so that both meet the same machine."""

from dataclasses import dataclass, field
from statistics import median

FLOOR = "/floor/"


@dataclass
class Timings:
    """What one page answered in every round, and what the floor took beside it."""

    page: object
    answers: list = field(default_factory=list)
    floors: list = field(default_factory=list)

    @property
    def median(self):
        return median(answer.milliseconds for answer in self.answers)

    @property
    def p95(self):
        """The time that 19 of 20 requests stay within."""
        ordered = sorted(answer.milliseconds for answer in self.answers)
        return ordered[-(-len(ordered) * 95 // 100) - 1]

    @property
    def kilobytes(self):
        return self.answers[-1].size / 1024

    @property
    def queries(self):
        """Of the last request: the first ones also write the session."""
        return self.answers[-1].queries

    @property
    def ratio(self):
        return self.median / median(answer.milliseconds for answer in self.floors)


def measure(pages, visitors, rounds, warm_up=2):
    """Timings of each page over so many rounds; the rounds before them fill caches and are not counted.

    `visitors` maps the name in `page.role` to somebody who is signed in.
    """
    timings = [Timings(page) for page in pages]
    for number in range(-warm_up, rounds):
        for timing in timings:
            visitor = visitors[timing.page.role]
            floor, answer = visitor.get(FLOOR), visitor.get(timing.page.path)
            if number >= 0:
                timing.floors.append(floor)
                timing.answers.append(answer)
    return timings
