"""One page to measure, and how its record is chosen."""

from dataclasses import dataclass

from django.db.models import Count

from accounts.models import User
from bench.visitor import Request


@dataclass(frozen=True)
class Page:
    """A page that is read. `kind` decides what it may take (bench/aims.py)."""

    name: str
    role: str
    path: str
    kind: str

    def ready(self, visitors):
        """The Request to be timed, once what must come before it is done."""
        return Request(self.path)


@dataclass(frozen=True)
class Searching(Page):
    """Sending the filter form of a list with a name in it."""

    words: str

    def ready(self, visitors):
        search = visitors[self.role].form(self.path)
        return Request(self.path, search.data | {"q": self.words})


class Found(Searching):
    """The list that the search leads to."""

    def ready(self, visitors):
        return Request(visitors[self.role].ask(super().ready(visitors)).location)


def user(role):
    return User.objects.get(email=f"{role}@example.org")


def longest(model, role, related, **conditions):
    """The record with most rows of `related` that the demo's account for `role` may see."""
    visible = model.objects.visible_to(user(role)).filter(**conditions)
    return visible.annotate(rows=Count(related)).order_by("-rows", "pk")[0]
