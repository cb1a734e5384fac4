"""The lists that administrators edit: every kind of item there is, by the name that stands in addresses."""

from functools import cache

from django.apps import apps
from django.utils.text import slugify

from groundwork.models import ServiceListItem


@cache
def service_lists() -> dict[str, type[ServiceListItem]]:
    """The model of each list by the list's name, in the order of the names."""
    models = [model for model in apps.get_models() if issubclass(model, ServiceListItem)]
    return dict(sorted((slugify(str(model._meta.verbose_name_plural)), model) for model in models))


def title_of(model: type[ServiceListItem]) -> str:
    """What pages call the list."""
    return str(model._meta.verbose_name_plural).capitalize()


def singular_of(model: type[ServiceListItem]) -> str:
    """What pages call one of its items."""
    return str(model._meta.verbose_name)
