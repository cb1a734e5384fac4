"""Tags that draw NHS.UK components and forms in Django templates."""

from django import template
from django.template.base import token_kwargs
from django.utils.html import format_html, format_html_join

from crispy_nhsuk import bound, engine, lists, summary

register = template.Library()


def nested(kwargs):
    """Parameters from keyword arguments; `summary__text=` sets `{"summary": {"text": …}}`."""
    params = {}
    for key, value in kwargs.items():
        *path, last = key.split("__")
        place = params
        for step in path:
            place = place.setdefault(step, {})
        place[last] = value
    return params


@register.simple_tag
def nhsuk_component(name, **kwargs):
    """{% nhsuk_component "tag" text="Overdue" colour="red" %}"""
    return engine.component(name, nested(kwargs))


@register.tag
def nhsuk_block(parser, token):
    """{% nhsuk_block "details" summary="Why we ask" %}…{% endnhsuk_block %}"""
    _, name, *bits = token.split_contents()
    kwargs = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"nhsuk_block takes a name and keyword arguments, not {bits[0]!r}")
    body = parser.parse(["endnhsuk_block"])
    parser.delete_first_token()
    return BlockNode(parser.compile_filter(name), kwargs, body)


class BlockNode(template.Node):
    child_nodelists = ("body",)

    def __init__(self, name, kwargs, body):
        self.name, self.kwargs, self.body = name, kwargs, body

    def render(self, context):
        kwargs = {key: value.resolve(context) for key, value in self.kwargs.items()}
        return engine.component(self.name.resolve(context), nested(kwargs), self.body.render(context))


@register.simple_tag(takes_context=True)
def nhsuk_field(context, field, **options):
    """Draw one bound field with its label, hint and error; options as in `layout.Field`."""
    return bound.render(field, context, options)


@register.simple_tag
def nhsuk_error_summary(form):
    """Everything wrong with a form or formset, as links; nothing when all is well.

    It appears once: a page that shows it above its heading has none inside the form.
    """
    return summary.render(form)


@register.simple_tag
def nhsuk_button(button):
    """Draw a `layout.Button` or any of crispy's own inputs."""
    return button.as_html() if hasattr(button, "as_html") else engine.component("button", button_params(button))


def button_params(button):
    return {
        "text": button.value,
        "name": button.name,
        "value": button.value,
        "type": button.input_type,
        "id": button.id,
        "preventDoubleClick": button.input_type == "submit",
    }


# What each level of Django's messages looks like.
BANNERS = {
    "success": {"variant": "success"},
    "warning": {"role": "alert", "titleText": "Warning"},
    "error": {"role": "alert", "titleText": "There is a problem"},
}


@register.simple_tag
def nhsuk_messages(messages):
    """Django's messages as notification banners; success, warning and error are read out at once."""
    return format_html_join(
        "\n", "{}", ((banner(message, number),) for number, message in enumerate(messages, start=1))
    )


def banner(message, number):
    look = BANNERS.get(message.level_tag, {})
    return engine.component("notificationBanner", {**look, "titleId": f"banner-{number}", "text": message.message})


@register.simple_tag(takes_context=True)
def nhsuk_pagination(context, page):
    """Links to the pages of a list; nothing when there is one. Keeps the filters in the address."""
    if page.paginator.num_pages < 2:
        return ""
    return engine.component("pagination", lists.pagination(page, context["request"]))


@register.simple_tag
def nhsuk_header(label):
    """A <th> of a responsive table."""
    return format_html('<th class="nhsuk-table__header" scope="col" role="columnheader">{}</th>', label)


@register.tag
def nhsuk_cell(parser, token):
    """{% nhsuk_cell "Name" %}…{% endnhsuk_cell %}: a <td> of a responsive table.

    The label, which stands before the content where the table is too wide, is written out, and
    so are further `classes="…"`: a long list has hundreds of cells.
    """
    _, label, *bits = token.split_contents()
    classes = "".join(f" {more.resolve({})}" for more in token_kwargs(bits, parser).values())
    opening = format_html(CELL, label=parser.compile_filter(label).resolve({}), classes=classes)
    body = parser.parse(["endnhsuk_cell"])
    parser.delete_first_token()
    return CellNode(opening, body)


CELL = (
    '<td class="nhsuk-table__cell{classes}" role="cell">'
    '<span class="nhsuk-table-responsive__heading" aria-hidden="true">{label} </span><span>'
)


class CellNode(template.Node):
    child_nodelists = ("body",)

    def __init__(self, opening, body):
        self.opening, self.body = opening, body

    def render(self, context):
        return f"{self.opening}{self.body.render(context)}</span></td>"


@register.inclusion_tag("nhsuk/sort_header.html", takes_context=True)
def nhsuk_sort_header(context, label, key, classes=""):
    """A <th> that sorts the list by `?sort=key` (`-key` the other way)."""
    href, state = lists.sorting(context["request"], key)
    return {"label": label, "href": href, "state": state, "classes": classes}
