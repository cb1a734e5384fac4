"""What is asked about an item of a list: its name, and what else the items of this list have."""

from functools import cache

from django import forms
from django.db.models import ManyToManyField

from crispy_nhsuk.forms import NHSModelForm
from groundwork.forms import ItemsField
from groundwork.models import ServiceListItem

OURS = {"id", "code", "order", "is_active"}


class ItemForm(NHSModelForm):
    """The parent of the forms for all lists."""


@cache
def item_form(model: type[ServiceListItem]) -> type[ItemForm]:
    """The form for the items of a list."""
    fields = (*model._meta.fields, *model._meta.many_to_many)
    own = [field for field in fields if field.editable and field.name not in OURS]
    return forms.modelform_factory(model, form=ItemForm, fields=[field.name for field in own], formfield_callback=asked)


def asked(field, **kwargs):
    """The field of the form for one of the model; what may be left empty says so."""
    if isinstance(field, ManyToManyField):
        label = f"{field.verbose_name.capitalize()} (optional)"
        return ItemsField(field.related_model, label=label, required=False, widget=forms.CheckboxSelectMultiple)
    made = field.formfield(**kwargs)
    if field.name == "label":
        made.label = "Name"
    if field.blank and not isinstance(made, forms.BooleanField):
        made.label = f"{made.label} (optional)"
    return made
