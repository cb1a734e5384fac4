"""Answers under an item count only while that item is chosen."""

from crispy_forms.utils import render_crispy_form
from django import forms
from django.http import QueryDict

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Conditional, Layout


class ContactForm(NHSForm):
    by = forms.ChoiceField(choices=[("phone", "Phone"), ("post", "Letter")], widget=forms.RadioSelect)
    number = forms.CharField(label="Telephone number")
    best = forms.MultipleChoiceField(
        choices=[("day", "A day"), ("any", "Any")], widget=forms.CheckboxSelectMultiple, label="Best time"
    )
    from_day = MemorableDateField(label="From")
    layout = Layout(
        "by",
        Conditional("by", "phone", "number", "best", Conditional("best", "day", "from_day")),
    )


def form(query):
    return ContactForm(QueryDict(query))


def test_fields_under_the_chosen_item_are_required():
    assert form("by=phone").errors["number"] == ["Enter telephone number"]


def test_fields_under_another_item_are_not_required():
    assert form("by=post").is_valid()


def test_answers_under_another_item_are_discarded():
    contact = form("by=post&number=01632960001&best=any")
    assert contact.is_valid()
    assert contact.cleaned_data == {"by": "post", "number": "", "best": [], "from_day": None}


def test_answers_under_the_chosen_item_are_kept():
    contact = form("by=phone&number=01632960001&best=any")
    assert contact.is_valid()
    assert contact.cleaned_data["number"] == "01632960001"


def test_an_answer_two_items_deep_needs_both_to_be_chosen():
    hidden = form("by=post&best=day&from_day-day=40")
    shown = form("by=phone&number=1&best=day&from_day-day=40")
    assert hidden.is_valid()
    assert "from_day" in shown.errors


def test_nothing_chosen_requires_only_the_choice():
    assert set(form("").errors) == {"by"}


def test_data_given_as_a_plain_dictionary_is_discarded_too():
    contact = ContactForm({"by": "post", "number": "01632960001"})
    assert contact.is_valid()
    assert contact.cleaned_data["number"] == ""


def test_the_fields_stand_inside_their_item():
    html = render_crispy_form(form("by=phone"))
    inside = html[html.index('id="conditional-id_by"') : html.index('value="post"')]
    assert 'name="number"' in inside
    assert html.count('name="number"') == 1


class ConcernForm(NHSForm):
    concerned = forms.BooleanField(label="I am concerned", required=False)
    concern = forms.CharField(label="Concern")
    layout = Layout("concerned", Conditional("concerned", True, "concern"))


def test_a_single_tick_box_opens_its_fields():
    assert ConcernForm(QueryDict("concerned=on")).errors == {"concern": ["Enter concern"]}
    assert ConcernForm(QueryDict("concern=x")).is_valid()
    assert 'id="conditional-id_concerned"' in render_crispy_form(ConcernForm())
