"""Forms that every app needs: a plain yes, and the filters of lists."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import cast

from django.forms import ChoiceField

from crispy_nhsuk.forms import NHSForm


class ConfirmForm(NHSForm):
    """Nothing to fill in: only yes."""


class WarningForm(ConfirmForm):
    """As before, for what is hard to take back."""

    submit_variant = "warning"


class FilterForm(NHSForm):
    """Filters of a list, kept in its address."""

    form_method = "get"
    submit_label = "Apply filters"

    def offer(self, name: str, everything: str, options: Callable[[], Iterable[tuple[object, str]]]) -> None:
        """Let a field choose one of `options()`, pairs of id and label, or `everything`; asked once, if at all."""
        cast(ChoiceField, self.fields[name]).choices = cache(lambda: [("", everything), *options()])


class SearchForm(FilterForm):
    """Filters of a `SearchPage`: posted, so that the name somebody looks for stands in no address."""

    form_method = "post"
