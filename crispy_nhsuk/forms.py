"""Forms that look and behave as the NHS.UK design system asks."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.utils.functional import cached_property

from crispy_nhsuk import messages, typed
from crispy_nhsuk.asking import AskingMixin
from crispy_nhsuk.layout import Conditional, Layout, Submit


class TypedMixin:
    """Cleans every answer by `crispy_nhsuk.typed` before a field sees it, passwords aside; before the form class."""

    def full_clean(self):
        if self.is_bound:
            self.clean_typed()
        super().full_clean()

    def clean_typed(self):
        cleaners = {
            key: typed.several_lines if isinstance(field.widget, forms.Textarea) else typed.line
            for name, field in self.fields.items()
            if not isinstance(field.widget, forms.PasswordInput)
            for key in self.data_keys([name])
        }
        self.data = changed(self.data, cleaners)

    def data_keys(self, names):
        """The keys under which fields are posted."""
        for name in names:
            widget, html_name = self.fields[name].widget, self.add_prefix(name)
            yield from widget.names(html_name) if hasattr(widget, "names") else [html_name]


class NHSFormMixin(AskingMixin, TypedMixin):
    """What every form of ours has; put it before the form class.

    Class attributes a form may set:
    - `submit_label`, `submit_variant` ("warning" …), `buttons` (further `Button`s, list);
      `submit_label = None` draws no button.
    - `layout`: a `Layout`; without one all fields stand in order. Or override `get_layout()`.
    - `field_options`: `{"name": {"width": 10}}`, the options of `layout.Field` without a layout.
    - `required_messages`: `{"name": "Enter …"}`.
    A field whose label stands in the form twice has an attribute `called`, by which messages name it.
    - `hidden_values`: `{"name": value}` for hidden inputs that are no fields of the form.
    - `autocomplete`: "off" keeps what is typed out of the browser's memory; a field may ask for its own.
    - `form_tag`, `form_method`, `form_action`, `form_id`, `form_class`, `autosave_url`.
    """

    submit_label: str | None = "Continue"
    submit_variant: str | None = None
    buttons = ()
    layout = None
    field_options = {}
    required_messages = {}
    hidden_values = {}
    form_tag = True
    form_method = "post"
    form_action = ""
    form_id = ""
    form_class = ""
    autocomplete = "off"
    autosave_url = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            messages.give(name, field, self.required_messages.get(name))
            if isinstance(field, forms.ModelChoiceField):
                field.iterator = Options
                field.widget.choices = field.choices

    def get_layout(self):
        """The layout; override it when it depends on the form's data."""
        return self.layout if self.layout is not None else Layout(*self.fields)

    @cached_property
    def helper(self):
        helper = FormHelper()
        helper.layout = self.get_layout()
        for name in ("form_tag", "form_method", "form_action", "form_id", "form_class"):
            setattr(helper, name, getattr(self, name))
        helper.render_hidden_fields = True
        helper.attrs = {"autocomplete": self.autocomplete}
        if self.autosave_url:
            helper.attrs["data-autosave"] = self.autosave_url
        if self.submit_label:
            helper.inputs = [Submit(self.submit_label, variant=self.submit_variant)]
        helper.inputs += self.buttons
        return helper

    # Answers that depend on another answer

    @cached_property
    def conditionals(self):
        """Every `Conditional` of the layout, outer ones first."""
        return list(find_conditionals(self.helper.layout))

    def clean_typed(self):
        super().clean_typed()
        self.discard_hidden_answers()

    def add_error(self, field, error):
        """What cannot be an identifier is said to be no choice: Django would quote it and speak of its kind."""
        chooser = self.fields.get(field)
        if isinstance(chooser, forms.ModelChoiceField) and getattr(error, "code", None) == "invalid":
            error = ValidationError(chooser.error_messages["invalid_choice"], code="invalid_choice")
        super().add_error(field, error)

    def discard_hidden_answers(self):
        """Empty what was typed under an item that is not chosen, and require none of it."""
        hidden, shown = set(), set()
        for conditional in self.conditionals:
            answer = None if conditional.field in hidden - shown else self[conditional.field].data
            (shown if conditional.chosen(answer) else hidden).update(conditional.names)
        for name in hidden - shown:
            self.fields[name].required = False
        self.data = without(self.data, self.data_keys(hidden - shown))


class NHSForm(NHSFormMixin, forms.Form):
    """A form without a model behind it."""


class NHSModelForm(NHSFormMixin, forms.ModelForm):
    """A form of one model; what the model refuses is named by label too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for model_field in self._meta.model._meta.fields:
            if model_field.name in self.fields:
                messages.give_of_model(model_field, self.fields[model_field.name])


class Options(ModelChoiceIterator):
    """The rows of a field of choices, read in one trip and once for each form.

    Django fetches them through a cursor on the server, three trips each time, for lists too long
    to hold; whoever chooses from a page sees them all.
    """

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, self.queryset)


def find_conditionals(layout):
    for item in getattr(layout, "fields", ()):
        if isinstance(item, Conditional):
            yield item
        yield from find_conditionals(item)


def changed(data, cleaners):
    """A copy of posted data, the texts under each key passed through the key's cleaner."""
    data = data.copy()
    for key, clean in cleaners.items():
        if key not in data:
            continue
        if hasattr(data, "setlist"):
            data.setlist(key, [clean(text) if isinstance(text, str) else text for text in data.getlist(key)])
        elif isinstance(data[key], str):
            data[key] = clean(data[key])
    return data


def without(data, keys):
    """A copy of posted data with no answers under the keys.

    The keys stay, with nothing in them: an answer left out altogether would keep the old value
    of a model with a default.
    """
    data = data.copy()
    for key in keys:
        if hasattr(data, "setlist"):
            data.setlist(key, [])
        else:
            data[key] = None
    return data
