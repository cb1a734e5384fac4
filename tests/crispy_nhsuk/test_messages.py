"""Errors name the answer; Django's general wording never shows."""

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.validators import RegexValidator
from django.db import models
from django.forms import fields as django_fields

from crispy_nhsuk import messages
from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm, NHSModelForm
from crispy_nhsuk.layout import Layout

BAD = [
    (forms.CharField(), "", "Enter answer"),
    (forms.CharField(max_length=3), "abcd", "Answer must be 3 characters or fewer"),
    (forms.CharField(min_length=3), "a", "Answer must be 3 characters or more"),
    (forms.IntegerField(), "x", "Answer must be a whole number, like 12"),
    (forms.IntegerField(min_value=1), "0", "Answer must be 1 or more"),
    (forms.IntegerField(max_value=10), "11", "Answer must be 10 or less"),
    (forms.DecimalField(decimal_places=1, max_digits=3), "1.55", "Answer must have 1 decimal places or fewer"),
    (forms.DateField(), "x", "Answer must be a real date, like 6 8 2026"),
    (forms.TimeField(), "x", "Answer must be a time, like 9:30 or 2:15pm"),
    (forms.EmailField(), "x", "Enter an email address in the correct format, like name@example.com"),
    (forms.URLField(assume_scheme="https"), "x y", "Enter a web address in the correct format"),
    (forms.ChoiceField(choices=[("a", "A")]), "", "Select answer"),
    (forms.ChoiceField(choices=[("a", "A")]), "z", "Select answer from the list"),
    (forms.MultipleChoiceField(choices=[("a", "A")]), ["z"], "Select answer from the list"),
    (forms.BooleanField(), "", "Tick the box to confirm: Answer"),
    (forms.UUIDField(), "x", "Answer is not in the right format"),
]


def error(field, value, **attrs):
    form = type("OneForm", (NHSForm,), {"answer": field, **attrs})({"answer": value})
    return form.errors["answer"][0]


@pytest.mark.parametrize(("field", "value", "message"), BAD)
def test_a_wrong_answer_is_named(field, value, message):
    assert error(field, value).startswith(message)


def test_no_default_wording_is_left_in_any_django_field():
    kinds = [getattr(forms, name) for name in django_fields.__all__ if name.endswith("Field")]
    for kind in set(kinds) - {forms.Field, forms.MultiValueField, forms.ComboField, forms.FilePathField}:
        arguments = {forms.RegexField: {"regex": "x"}, forms.URLField: {"assume_scheme": "https"}}.get(kind, {})
        field = type("OneForm", (NHSForm,), {"answer": kind(**arguments)})().fields["answer"]
        assert "This field is required." not in field.error_messages.values()


def test_abbreviations_keep_their_capitals():
    assert error(forms.CharField(label="NHS number"), "") == "Enter NHS number"


def test_a_question_is_quoted():
    assert error(forms.CharField(label="What helps?"), "") == "Answer the question “What helps?”"
    which = forms.ChoiceField(label="Who is it?", choices=[("a", "A")])
    assert error(which, "z") == "Choose one of the answers to “Who is it?”"


def test_the_date_asked_for_in_a_question_is_called_a_date():
    field = MemorableDateField(label="When did they agree?", past=True)
    form = type("OneForm", (NHSForm,), {"on": field})({"on-day": "1", "on-month": "1", "on-year": "2999"})
    assert form.errors["on"] == ["The date must be today or in the past"]


def test_a_remark_behind_a_label_is_left_out():
    assert error(forms.IntegerField(label="Minutes (optional)"), "x") == "Minutes must be a whole number, like 12"


def test_a_form_may_word_what_is_required():
    assert error(forms.CharField(), "", required_messages={"answer": "Tell us more"}) == "Tell us more"


def test_messages_of_a_field_are_kept():
    assert error(forms.IntegerField(error_messages={"invalid": "Count again"}), "x") == "Count again"


def test_messages_of_a_validator_are_kept():
    validator = RegexValidator("^[a-z]+$", "Use small letters")
    assert error(forms.CharField(validators=[validator]), "A") == "Use small letters"


def test_a_percent_sign_in_a_label_is_harmless():
    assert error(forms.CharField(label="50% off", max_length=1), "ab") == "50% off must be 1 characters or fewer"


class PairForm(NHSForm):
    first = forms.CharField(label="First")
    second = forms.CharField(label="Second")
    layout = Layout("first", "second")

    def clean(self):
        self.add_error(None, "These do not agree")


def test_the_summary_lists_errors_of_the_form_and_links_those_of_fields():
    html = render_crispy_form(PairForm({"first": "", "second": "x"}))
    summary = html[: html.index("<form")]
    assert "These do not agree" in summary
    assert '<a href="#id_first"' in summary
    assert "Second" not in summary


def test_the_summary_appears_once():
    form = PairForm({})
    first, second = render_crispy_form(form), render_crispy_form(form)
    assert "nhsuk-error-summary" in first
    assert "nhsuk-error-summary" not in second


def test_the_message_is_tied_to_its_box():
    html = render_crispy_form(PairForm({}))
    assert 'aria-describedby="id_first-error"' in html
    assert 'id="id_first-error"' in html


class TaggedForm(NHSModelForm):
    class Meta:
        model = ContentType
        fields = ("app_label", "model")


def test_what_a_model_refuses_is_worded_too():
    form = TaggedForm({"app_label": "", "model": ""})
    assert form.errors == {"app_label": ["Enter app label"], "model": ["Enter python model class name"]}
    assert "This field" not in str(form.fields["model"].error_messages)


def test_a_number_that_a_column_cannot_hold_is_refused_in_our_words():
    field = forms.IntegerField(label="Caseload")
    messages.give("caseload", field)
    messages.give_of_model(models.PositiveSmallIntegerField(), field)
    assert field.error_messages["max_value"] == "Caseload must be %(limit_value)s or less"
