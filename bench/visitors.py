"""Everybody who takes part: one visitor for each role, and what they have to submit something about."""

from collections import Counter, deque

from bench.visitor import Visitor
from demo.service import SIGN_IN_WITH

ROLES = ("coordinator", "worker", "lead", "manager", "admin")


class Visitors:
    """Visitors by role, each signed in when first asked for. `stock` is what Stock.share gives out."""

    def __init__(self, host, port, stock, tells_pieces=False):
        self.host, self.port, self.tells_pieces = host, port, tells_pieces
        self.by_role = {}
        self.supports, self.slots = deque(stock.supports), deque(stock.slots)

    def __getitem__(self, role):
        self.sign_in(role)
        return self.by_role[role]

    def sign_in(self, role):
        """Sign in as this role, unless that was done."""
        if role not in self.by_role:
            visitor = Visitor(self.host, self.port, self.tells_pieces)
            self.by_role[role] = visitor.sign_in(f"{role}@example.org", SIGN_IN_WITH)

    def next_support(self):
        """One of the worker's active supports, each in turn."""
        self.supports.rotate(-1)
        return self.supports[0]

    def next_slot(self):
        """A worker and a day on which they have no supervision yet, never the same again."""
        if not self.slots:
            raise SystemExit("No day is left to put a supervision on: fewer rounds, please.")
        return self.slots.popleft()

    def done(self):
        """What they posted with success, by the name of the address."""
        return sum((visitor.done for visitor in self.by_role.values()), Counter())
