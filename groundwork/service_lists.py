"""Starting lists: filled once, while a list is empty, and the service's own from then on."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

if TYPE_CHECKING:
    from groundwork.models import ServiceListItem


def fill(model: "type[ServiceListItem]", rows: Iterable[Mapping[str, object]]) -> None:
    """Create `rows` (dicts of field values, in order) where `model` has no row yet."""
    if not model.objects.exists():
        for order, row in enumerate(rows):
            model.objects.create(order=order, **row)


def fill_lists(sender: AppConfig, **signal: object) -> None:
    """After migrations: each app's `starting_lists.fill_lists`, where it has one (models can be imported only now)."""
    if module_has_submodule(sender.module, "starting_lists"):
        import_module(f"{sender.name}.starting_lists").fill_lists()
