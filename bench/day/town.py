"""Many people, by eight processes at once: how many requests a second, how long each kind takes, and what it costs."""

from collections import Counter
from concurrent.futures import wait
from statistics import fmean

from bench.crowd import Crowd, Member, times_of
from bench.day.people import turns
from bench.day.steps import days
from bench.memory import processor_seconds
from bench.visitor import Visitor
from demo.service import SIGN_IN_WITH

LOOK_SECONDS = 0.5


class Person:
    """Somebody signed in, and what they do. Finding their records is not timed."""

    def __init__(self, seat, email, steps):
        self.visitor = Visitor(seat.host, seat.port).sign_in(email, SIGN_IN_WITH)
        self.steps = [(step.kind, step.prepare(self.visitor)) for step in steps]


def whose(turn, people):
    """Which of so many people has a turn: all of them before anybody again, and the next time one place further."""
    return (turn + turn // people) % people


class Part(Member):
    """One process's people, each signed in by it."""

    def __init__(self, seat):
        self.seat, self.requests = seat, []
        steps = days()
        self.everybody = {
            role: [Person(seat, email, steps[role]) for email in emails] for role, emails in seat.stock.by_role.items()
        }
        self.taken = Counter()

    def prepare(self, number):
        """So many requests; each role has its turns, and in it each person theirs."""
        self.kinds, self.requests = [], []
        for role in turns(number):
            people, turn = self.everybody[role], self.taken[role]
            person = people[whose(turn, len(people))]
            # By the role's turns, not the person's: many people would otherwise not get beyond their first steps.
            kind, make = person.steps[turn % len(person.steps)]
            self.taken[role] += 1
            self.kinds.append(kind)
            self.requests.append((person.visitor, make()))

    def send(self):
        """Begin, end, and for each request its kind, its milliseconds, and those of the processor."""
        begin, end, answers = self.answers()
        took = [(answer.milliseconds, answer.processor) for answer in answers]
        return begin, end, [(kind, *each) for kind, each in zip(self.kinds, took, strict=True)]

    def done(self):
        everybody = (person for people in self.everybody.values() for person in people)
        return sum((person.visitor.done for person in everybody), Counter())


class Town(Crowd):
    """So many people while the block runs, shared out among processes that ask at once."""

    member = Part

    def shares(self, people, size):
        return [people.share(number, size) for number in range(size)]

    def visit(self, number, web):
        """Figures of so many requests by each process; `web` is the server's WebMemory."""
        self.everywhere("prepare", number)
        before = processor_seconds(web.pid)
        sent = self.watched("send", web.look)
        seconds, requests = processor_seconds(web.pid) - before, number * len(self.seats)
        begins, ends, took = zip(*sent, strict=True)
        times = [each for part in took for each in part]
        kinds = dict.fromkeys(sorted(kind for kind, *_ in times))
        return {
            "requests": requests,
            "per_second": requests / (max(ends) - min(begins)),
            "processor": seconds * 1000 / requests,
            "kinds": [of_kind(kind, [took for each, *took in times if each == kind]) for kind in kinds],
        }

    def watched(self, name, look):
        """As `everywhere`, with a look every now and then until all are done."""
        futures = self.begin(name)
        while wait(futures, LOOK_SECONDS).not_done:
            look()
        look()
        return [future.result() for future in futures]


def of_kind(kind, took):
    times, worked = zip(*took, strict=True)
    return {"name": kind, "requests": len(times), "processor": fmean(worked)} | times_of(times)
