"""Filters that show a part of a list: one line for each choice says its words and what it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class Show:
    """One choice: its value in the address, its words, and the queryset's method (or a function of it) behind it.

    `dated` says that the method asks for the day.
    """

    value: str
    words: str
    method: Callable
    dated: bool = False

    def narrow(self, rows, today):
        """The rows that it shows on the day `today`."""
        return self.method(rows, today) if self.dated else self.method(rows)


def with_status(status):
    """The choice of one status, in its own words."""
    return Show(status.value, status.label, lambda rows: rows.filter(status=status))


class Shows:
    """The choices of one filter, in their order; the first is meant where the address names none of them."""

    def __init__(self, *shows):
        self.shows = {show.value: show for show in shows}
        self.usual = shows[0]

    def field(self, label="Show"):
        """The field of the filter form."""
        choices = [(show.value, show.words) for show in self.shows.values()]
        return forms.ChoiceField(label=label, choices=choices, required=False)

    def narrow(self, rows, value, today):
        """The rows that the choice with this value shows on the day `today`."""
        return self.shows.get(value, self.usual).narrow(rows, today)
