"""What administrators do to the items of a list: none is ever deleted, because records refer to them."""

from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.text import slugify

from accounts.models import User
from groundwork.actions import action
from groundwork.models import ServiceListItem
from groundwork.transitions import lock

LENGTH = 40


@action
def add_item(*, model: type[ServiceListItem], by: User, **fields: Any) -> ServiceListItem:
    """Add an item at the end of its list."""
    last = model.objects.aggregate(last=Max("order"))["last"]
    item = model(code=new_code(model, fields["label"]), order=0 if last is None else last + 1)
    return write(item, fields)


@action
def edit_item(*, item: ServiceListItem, by: User, **fields: Any) -> ServiceListItem:
    """Change what an item says; its code stays, because reports count on it."""
    return write(lock(item), fields)


def write(item: ServiceListItem, fields: dict[str, Any]) -> ServiceListItem:
    """Save the fields, and those with several answers after them."""
    several = {field.name: fields.pop(field.name) for field in item._meta.many_to_many if field.name in fields}
    for name, value in fields.items():
        setattr(item, name, value)
    same = type(item).objects.filter(label__iexact=item.label).exclude(pk=item.pk).first()
    if same:
        state = "" if same.is_active else " It is retired: bring it back."
        raise ValidationError({"label": f"“{same}” is in the list already.{state}"})
    item.full_clean()
    item.save()
    for name, chosen in several.items():
        getattr(item, name).set(chosen)
    return item


def new_code(model: type[ServiceListItem], label: str) -> str:
    """A code made from the label that no item of the list has yet."""
    words = slugify(label).replace("_", "-") or "item"
    for number in count(1):
        end = f"-{number}" if number > 1 else ""
        code = f"{model.code_begins}{words}"[: LENGTH - len(end)].rstrip("-") + end
        if not model.objects.filter(code=code).exists():
            return code
    raise AssertionError


@action
def retire_item(*, item: ServiceListItem, by: User) -> ServiceListItem:
    """Offer an item no longer; where it was chosen it stays. The last that is offered cannot go."""
    others = locked_list(item)
    if not any(each.is_active and each.pk != item.pk for each in others):
        raise ValidationError("This is the last one that forms offer. Add another first.", code="last")
    return set_active(item, False)


@action
def bring_back_item(*, item: ServiceListItem, by: User) -> ServiceListItem:
    """Offer a retired item again."""
    return set_active(item, True)


def set_active(item: ServiceListItem, is_active: bool) -> ServiceListItem:
    item = lock(item)
    item.is_active = is_active
    item.save()
    return item


@action
def move_item(*, item: ServiceListItem, by: User, up: bool) -> None:
    """Let an item change places with the one before it, or after it."""
    items = locked_list(item)
    here = items.index(item)
    there = here - 1 if up else here + 1
    if 0 <= there < len(items):
        items[here], items[there] = items[there], items[here]
    for order, each in enumerate(items):
        if each.order != order:
            each.order = order
            each.save()


def locked_list(item: ServiceListItem) -> list[ServiceListItem]:
    """All items of the list in their order; whoever else changes it waits."""
    rows = {row.pk: row for row in type(item).objects.order_by("pk").select_for_update(no_key=True)}
    return [rows[pk] for pk in type(item).objects.values_list("pk", flat=True) if pk in rows]
