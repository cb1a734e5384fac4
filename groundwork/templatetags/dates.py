"""Days as pages write them."""

from datetime import date

from django import template

from groundwork import words

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def day(value: date | None) -> str:
    """6 August 2026, for a date or a moment; nothing for None."""
    return words.day(value) if value else ""
