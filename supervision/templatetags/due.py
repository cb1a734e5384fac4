"""When supervision is due, asked from templates."""

from django import template

from supervision.due import is_overdue

register = template.Library()


@register.filter
def supervision_overdue_on(worker, today):
    """Whether the supervision of a worker annotated by `with_supervision` is overdue."""
    return is_overdue(worker, today)
