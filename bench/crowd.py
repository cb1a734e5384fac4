"""Several visitors at once, a process each: how many requests a second, and how long each takes."""

import multiprocessing
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

import django

from bench.measure import percentile
from bench.visitors import Visitors

SIZE = 8


@dataclass(frozen=True)
class Seat:
    """Which of how many visitors somebody is, and where the server is."""

    host: str
    port: int
    stock: object
    number: int
    of: int


class Member:
    """One visitor's own process: it makes requests ready, then sends them when all are ready."""

    def __init__(self, seat):
        self.seat = seat
        self.visitors = Visitors(seat.host, seat.port, seat.stock)
        self.requests = []

    def sign_in(self, roles):
        """Sign in as each of these roles, unless that was done."""
        for role in roles:
            self.visitors.sign_in(role)

    def prepare(self, pages, rounds):
        """Everybody begins elsewhere in the list, as people do."""
        begin = self.seat.number * len(pages) // self.seat.of
        order = [*pages[begin:], *pages[:begin]] * rounds
        self.requests = [(self.visitors[page.role], page.ready(self.visitors)) for page in order]

    def send(self):
        """Begin, end, and what each request took."""
        begin, end, answers = self.answers()
        return begin, end, [answer.milliseconds for answer in answers]

    def answers(self):
        """Begin, end, and the answer to each request."""
        since = time.perf_counter()
        answers = [visitor.ask(request) for visitor, request in self.requests]
        return since, time.perf_counter(), answers

    def done(self):
        """What they posted with success, by the name of the address."""
        return self.visitors.done()


member = None


def sit_down(kind, seat):
    """Begin a member of this kind, who has this process alone."""
    global member
    member = kind(seat)


def call(name, *arguments):
    """What a method of the member of this process gives."""
    return getattr(member, name)(*arguments)


class Crowd:
    """So many visitors while the block runs, each in a process; one more share of the stock is left over."""

    member = Member

    def __init__(self, host, port, stock, size=SIZE):
        shares = self.shares(stock, size)
        self.seats = [Seat(host, port, share, number, size) for number, share in enumerate(shares)]

    def shares(self, stock, size):
        """What each of so many members may use."""
        return [stock.share(number, size + 1) for number in range(size)]

    def __enter__(self):
        with ExitStack() as stack:
            self.processes = [stack.enter_context(new_process()) for _ in self.seats]
            for process, seat in zip(self.processes, self.seats, strict=True):
                # One after the other: some sign in then, and an account lets few try its password at the same moment.
                process.submit(sit_down, self.member, seat).result()
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *exception):
        return self.stack.__exit__(*exception)

    def measure(self, name, pages, rounds):
        """Figures of these pages together, after everything else has been made ready."""
        roles = sorted({page.role for page in pages})
        for process in self.processes:
            # One after the other, for the same reason.
            process.submit(call, "sign_in", roles).result()
        self.everywhere("prepare", pages, rounds)
        return figures_of(name, self.everywhere("send"))

    def done(self):
        """What they posted with success, by the name of the address."""
        return sum(self.everywhere("done"), Counter())

    def everywhere(self, name, *arguments):
        """What each member's method of this name gives, all at the same time."""
        return [future.result() for future in self.begin(name, *arguments)]

    def begin(self, name, *arguments):
        """A future of what `everywhere` gives for each member."""
        return [process.submit(call, name, *arguments) for process in self.processes]


def new_process():
    # A fresh interpreter: a copy of this one would share its connection to the database.
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=django.setup)


def figures_of(name, sent):
    begins, ends, took = zip(*sent, strict=True)
    times = [each for times in took for each in times]
    seconds = max(ends) - min(begins)
    return {
        "name": name,
        "requests": len(times),
        "per_second": len(times) / seconds,
    } | times_of(times)


def times_of(times):
    """How long requests of one kind took: half of them at most, 95 and 99 of a hundred."""
    return {"median": median(times), "p95": percentile(times, 95), "p99": percentile(times, 99)}
