"""Forms that every app needs: a plain yes, the filters of lists, and choices from the lists of the service."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Model
from django.forms import BaseForm, BoundField, ChoiceField, ModelChoiceField, ModelMultipleChoiceField

from crispy_nhsuk.forms import NHSForm

if TYPE_CHECKING:
    from groundwork.models import ServiceListItem


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


class ItemField(ModelChoiceField):
    """One item of a list of the service: of those offered, and a retired one where it is what was chosen before."""

    def __init__(self, model: "type[ServiceListItem]", **kwargs: Any) -> None:
        super().__init__(model.objects.offered(), **kwargs)
        self.model = model

    def get_bound_field(self, form: BaseForm, field_name: str) -> BoundField:
        """Called before the form is drawn and before its answers are looked at: now it is known what was chosen."""
        chosen = ids_of(form.get_initial_for_field(self, field_name))
        if chosen:
            self.queryset = self.model.objects.offered(chosen)
        return super().get_bound_field(form, field_name)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj) if obj.is_active else f"{obj} (no longer offered)"


class ItemsField(ItemField, ModelMultipleChoiceField):
    """As before, any number of them."""


def ids_of(initial: Any) -> list[int]:
    """The ids among the first values of a field: rows, or what stood in a form, which may be anything."""
    values = initial if isinstance(initial, Iterable) and not isinstance(initial, str) else [initial]
    ids = [str(each.pk if isinstance(each, Model) else each) for each in values]
    return [int(each) for each in ids if each.isascii() and each.isdigit() and len(each) < 10]
