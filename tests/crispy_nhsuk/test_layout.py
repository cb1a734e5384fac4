"""Layouts, buttons and the form around the fields."""

import pytest
from bs4 import BeautifulSoup
from crispy_forms.utils import render_crispy_form
from django import forms

from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Button, Details, Field, Fieldset, InsetText, Layout


class HelpForm(NHSForm):
    submit_label = "Send"
    buttons = [Button("draft", "Keep for later", variant="secondary")]
    name = forms.CharField(label="Name", help_text="As they like to be called")
    age = forms.IntegerField(label="Age")
    kind = forms.ChoiceField(label="Kind", choices=[("", "---------"), ("a", "A"), ("n", "None")])
    themes = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B"), ("n", "None")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="Agreed", help_text="By telephone")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    layout = Layout(
        Fieldset("About them", Field("name", width=20), Field("age", suffix="years"), size="l"),
        Details("Why we ask", InsetText("To find a worker")),
        "kind",
        Field("themes", small=True, hints={"b": "Both"}, dividers={"n": "or"}, exclusive=["n"]),
        "agreed",
    )


def page(form=None, **context):
    return BeautifulSoup(render_crispy_form(form or HelpForm(), context=context), "html.parser")


def test_the_form_leaves_checking_to_the_server():
    form = page().form
    assert form.has_attr("novalidate")
    assert not form.find_all(required=True)


def test_a_posted_form_carries_its_token():
    assert page(csrf_token="abc").find("input", {"name": "csrfmiddlewaretoken"})


def test_a_filter_form_carries_no_token():
    form = type("FilterForm", (HelpForm,), {"form_method": "get"})()
    drawn = page(form, csrf_token="abc")
    assert drawn.form["method"] == "get"
    assert drawn.find("input", {"name": "csrfmiddlewaretoken"}) is None


def test_buttons_count_once_when_pressed_twice():
    buttons = page().find_all("button")
    assert [button.text.strip() for button in buttons] == ["Send", "Keep for later"]
    assert [button["data-prevent-double-click"] for button in buttons] == ["true", "true"]
    assert [button.get("name") for button in buttons] == [None, "draft"]


def test_fields_stand_in_their_fieldset():
    fieldset = page().fieldset
    assert fieldset.legend.text.strip() == "About them"
    assert [box["name"] for box in fieldset.find_all("input")] == ["name", "age"]


def test_a_hint_is_tied_to_its_box():
    assert page().find(id="id_name")["aria-describedby"] == "id_name-hint"


def test_a_number_is_a_text_box_with_a_number_keyboard():
    box = page().find(id="id_age")
    assert (box["type"], box["inputmode"]) == ("text", "numeric")


def test_the_empty_choice_is_in_words():
    assert page().find("select").option.text == "Choose an option"


def test_items_have_hints_dividers_and_an_exclusive_one():
    drawn = page()
    assert drawn.find(class_="nhsuk-checkboxes__divider").text == "or"
    assert drawn.find("input", value="b")["aria-describedby"].endswith("item-hint")
    assert drawn.find("input", value="n", type="checkbox")["data-behaviour"] == "exclusive"


def test_a_single_tick_box_keeps_its_hint_beside_it():
    box = page().find(id="id_agreed")
    assert box["aria-describedby"] == "id_agreed-item-hint"
    assert box.find_parent("fieldset") is None


def test_hidden_fields_are_drawn_though_the_layout_does_not_name_them():
    assert page().find("input", {"name": "seen", "type": "hidden"})


def test_autosaved_forms_say_where():
    form = type("LongForm", (HelpForm,), {"autosave_url": "/autosave/"})()
    assert page(form).form["data-autosave"] == "/autosave/"


def test_a_misspelt_field_in_a_layout_is_an_error():
    form = type("WrongForm", (HelpForm,), {"layout": Layout("nmae")})()
    with pytest.raises(Exception, match="nmae"):
        render_crispy_form(form)


@pytest.mark.parametrize(("width", "css"), [(10, "nhsuk-input--width-10"), ("two-thirds", "nhsuk-u-width-two-thirds")])
def test_a_width_is_in_characters_or_a_share_of_the_column(width, css):
    form = type("WideForm", (HelpForm,), {"layout": Layout(Field("name", width=width))})()
    assert css in page(form).find(id="id_name")["class"]
