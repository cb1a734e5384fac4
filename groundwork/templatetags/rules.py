"""Rules of the models, asked from templates, so that no template states one again."""

from datetime import date

from django import template

from groundwork.expects import CanBeOverdue

register = template.Library()


@register.filter
def overdue_on(thing: CanBeOverdue, today: date) -> bool:
    """Whether something with an `is_overdue(today)` of its own is overdue."""
    return thing.is_overdue(today)
