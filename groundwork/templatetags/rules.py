"""Rules of the models, asked from templates, so that no template states one again."""

from django import template

register = template.Library()


@register.filter
def overdue_on(thing, today):
    """Whether something with an `is_overdue(today)` of its own is overdue."""
    return thing.is_overdue(today)
