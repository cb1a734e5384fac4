"""Layout objects: what stands where in a form."""

from crispy_forms.layout import HTML, Div, Layout, LayoutObject
from django.utils.functional import cached_property

from crispy_nhsuk import bound, engine

__all__ = ["HTML", "Button", "Conditional", "Details", "Div", "Field", "Fieldset", "InsetText", "Layout", "Submit"]


class Field(LayoutObject):
    """One field with a word on how to show it.

    `label_size="m"`, `heading=True` (the label is the page's heading), `label_hidden=True`,
    `width=10`, `prefix="£"`, `suffix="minutes"`, `rows=8`, `max_words=200`, `inline=True`,
    `small=True`, `hints={value: text}`, `dividers={value: "or"}` (the word before that item),
    `exclusive=[value]` (ticking it clears the others), `attrs={…}`, and `params={…}` for
    anything else that the component understands.
    """

    def __init__(self, name, **options):
        self.fields = [name]
        self.options = options

    def render(self, form, context, template_pack=None, **kwargs):
        [name] = self.fields
        form.rendered_fields.add(name)
        return bound.render(form[name], context, self.options)


class Wrapper(LayoutObject):
    """Layout objects drawn inside a component with a body."""

    component = ""

    def __init__(self, *fields, **params):
        self.fields = list(fields)
        self.params = params

    def render(self, form, context, template_pack=None, **kwargs):
        return engine.component(self.component, self.params, self.get_rendered_fields(form, context))


class Fieldset(Wrapper):
    """Fields under one legend; `size` is s, m, l or xl, `heading=True` makes it the page's heading."""

    component = "fieldset"

    def __init__(self, legend, *fields, size="m", heading=None, **params):
        legend = {"text": legend, "size": size, "isPageHeading": heading}
        super().__init__(*fields, legend=legend, **params)


class Details(Wrapper):
    """Fields or text that open on demand: `Details("Why we ask", HTML("<p>…</p>"))`."""

    component = "details"

    def __init__(self, summary, *fields, **params):
        super().__init__(*fields, summary=summary, **params)

    def render(self, form, context, template_pack=None, **kwargs):
        """Open from the start where a field inside is wrong or filled in: nothing typed is out of sight."""
        names = [pointer.name for pointer in self.get_field_names()]
        filled = any(form[name].errors or is_filled(form[name]) for name in names if name in form.fields)
        params = {**self.params, "open": self.params.get("open") or filled or None}
        return engine.component(self.component, params, self.get_rendered_fields(form, context))


def is_filled(field):
    """Whether a field has an answer other than the one it starts with."""
    value = field.value()
    if isinstance(value, dict):
        value = any(value.values())
    return bool(value) and value != field.field.initial


class InsetText(Wrapper):
    """A sentence set apart: `InsetText("This service does not answer in an emergency.")`."""

    component = "insetText"

    def __init__(self, text):
        super().__init__(text=text)

    def render(self, form, context, template_pack=None, **kwargs):
        return engine.component(self.component, self.params)


class Conditional(LayoutObject):
    """Fields that belong to one answer of a radio or checkbox field.

    `Conditional("contact_by", "phone", "phone_number")` shows the number under that item.
    `value` may be a list, and is True for a single tick box. In an `NHSForm` the answers count,
    and are required, only when the item is chosen. It draws nothing where it stands; its place
    is inside the item.
    """

    def __init__(self, field, value, *fields):
        self.field = field
        self.values = [as_posted(item) for item in (value if isinstance(value, list | tuple | set) else [value])]
        self.fields = list(fields)

    def render(self, form, context, template_pack=None, **kwargs):
        return ""

    @cached_property
    def names(self):
        """The fields that depend on the answer, without those that wait for a further one."""
        return list(names_in(self))

    def place(self, form, items, context):
        """Put the fields inside the first of the items that shows them."""
        if not hasattr(form, "rendered_fields"):
            form.rendered_fields = set()
            form.crispy_field_template = None
        for item in items:
            if item.get("value") in self.values:
                before = item.get("conditional", {}).get("html", "")
                item["conditional"] = {"html": before + self.get_rendered_fields(form, context)}
                return

    def chosen(self, answer):
        """Whether the answer, as posted, is one that shows the fields."""
        answers = answer if isinstance(answer, list | tuple) else [answer]
        return any(as_posted(item) in self.values for item in answers if item is not None)


def as_posted(value):
    """The value of an item in the page; that of a single tick box is "on"."""
    return "on" if value is True else str(value)


def names_in(layout):
    """Names of the fields in a layout, those of inner conditionals left out."""
    for item in layout.fields:
        if isinstance(item, str):
            yield item
        elif not isinstance(item, Conditional):
            yield from names_in(item) if hasattr(item, "fields") else ()


class Button(LayoutObject):
    """A further button: `Button("draft", "Save and come back later", variant="secondary")`.

    `name` is posted when it is pressed; `href=` makes it a link. Pressing twice counts once.
    """

    def __init__(self, name, text, *, variant=None, value=None, href=None, **params):
        self.fields = []
        self.params = {"text": text, "variant": variant, "href": href, **params}
        if not href:
            self.params |= {"name": name, "value": value or text, "type": "submit", "preventDoubleClick": True}

    def as_html(self):
        return engine.component("button", self.params)

    def render(self, form, context, template_pack=None, **kwargs):
        return self.as_html()


class Submit(Button):
    """The form's main button: `Submit("Save and continue")`."""

    def __init__(self, text, *, name=None, **params):
        super().__init__(name, text, **params)
        if name is None:
            self.params["value"] = None
