"""Filters that show a part of a list: one line for each choice says its words and what it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import QuerySet, TextChoices


@dataclass(frozen=True)
class Show:
    """One choice: its value in the address, its words, and the queryset's method (or a function of it) behind it.

    `dated` says that the method asks for the day.
    """

    value: str
    words: str
    method: Callable[..., QuerySet]
    dated: bool = False

    def narrow(self, rows: QuerySet, today: date) -> QuerySet:
        """The rows that it shows on the day `today`."""
        return self.method(rows, today) if self.dated else self.method(rows)


def with_status(status: TextChoices) -> Show:
    """The choice of one status, in its own words."""
    return Show(status.value, status.label, lambda rows: rows.filter(status=status))


class Shows:
    """The choices of one filter, in their order; the first is meant where the address names none of them."""

    def __init__(self, *shows: Show) -> None:
        self.shows: dict[str | None, Show] = {show.value: show for show in shows}
        self.usual = shows[0]

    def field(self, label: str = "Show") -> forms.ChoiceField:
        """The field of the filter form."""
        choices = [(show.value, show.words) for show in self.shows.values()]
        return forms.ChoiceField(label=label, choices=choices, required=False)

    def narrow(self, rows: QuerySet, value: str | None, today: date) -> QuerySet:
        """The rows that the choice with this value shows on the day `today`."""
        return self.shows.get(value, self.usual).narrow(rows, today)
