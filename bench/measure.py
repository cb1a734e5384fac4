"""Rounds of requests, each with a floor right before it, so that both meet the same machine."""

from dataclasses import dataclass, field
from statistics import median

from bench.visitor import Request

FLOOR = "/floor/"


@dataclass
class Timings:
    """What one page or form answered in every round, and what the floor took beside it."""

    page: object
    answers: list = field(default_factory=list)
    floors: list = field(default_factory=list)

    def figures(self):
        """What is told of it, as numbers by name."""
        times = [answer.milliseconds for answer in self.answers]
        floors = [answer.milliseconds for answer in self.floors]
        last = self.answers[-1]
        return {
            "name": self.page.name,
            "kind": self.page.kind,
            "median": median(times),
            "p95": percentile(times, 95),
            "p99": percentile(times, 99),
            "processor": median(answer.processor for answer in self.answers),
            "kilobytes": last.size / 1024,
            # Of the last request: the first ones also write the session.
            "queries": last.queries,
            "floor": median(floors),
            "floor_processor": median(answer.processor for answer in self.floors),
            "ratio": median(times) / median(floors),
        }


def percentile(times, part):
    """The time that so many of a hundred requests stay within."""
    ordered = sorted(times)
    return ordered[-(-len(ordered) * part // 100) - 1]


def measure(pages, visitors, rounds, warm_up=2, after_round=lambda: None):
    """Timings of each page or form over so many rounds; the rounds before them fill caches and are not counted.

    `visitors` maps the name in `page.role` to somebody who is signed in.
    """
    timings = [Timings(page) for page in pages]
    for number in range(-warm_up, rounds):
        for timing in timings:
            floor, answer = one(timing.page, visitors)
            if number >= 0:
                timing.floors.append(floor)
                timing.answers.append(answer)
        after_round()
    return timings


def one(page, visitors):
    """The floor's answer and the page's, right after each other, with everything else done before."""
    visitor, request = visitors[page.role], page.ready(visitors)
    floor, answer = visitor.get(FLOOR), visitor.ask(request)
    if answer.location:
        # As a browser does; it also clears what the page has to say once.
        visitor.ask(Request(answer.location))
    return floor, answer
