"""What the forms of all sections share."""

from django import forms

from crispy_nhsuk.forms import NHSModelForm
from crispy_nhsuk.layout import Button
from groundwork.forms import ItemsField


def radios(label, choices, **kwargs):
    """A choice of one shown as radios, without an empty item."""
    return forms.ChoiceField(label=label, choices=choices.choices, widget=forms.RadioSelect, **kwargs)


def several(label, model, refusal):
    """Any number of the items of a list; `refusal` is said of what is not in the list."""
    messages = dict.fromkeys(("invalid_choice", "invalid_list", "invalid_pk_value"), refusal)
    return ItemsField(model, label=label, widget=forms.CheckboxSelectMultiple, required=False, error_messages=messages)


def text(label, limit=2000, **kwargs):
    """A long answer with a counter."""
    return forms.CharField(label=label, widget=forms.Textarea, max_length=limit, **kwargs)


class SectionForm(NHSModelForm):
    """One section: it can be left at any point, and is finished when it is valid."""

    submit_label = "Save and continue"
    buttons = [Button("later", "Save and come back later", variant="secondary")]
    # Fields that are not the record's own.
    extra_fields = []

    @property
    def names(self):
        """The fields that the section keeps, in the order in which pages show them."""
        return self.Meta.fields

    def validate_constraints(self):
        """Left to the database, whose refusal the deed puts into the form: Django would ask it for each constraint."""

    def answers(self):
        """What may be kept, as `save_section` takes it: everything that is valid by itself."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.extra_fields}
