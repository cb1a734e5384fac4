"""What is typed and pasted, cleaned once for every field."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from crispy_nhsuk import typed
from crispy_nhsuk.forms import NHSForm

NOTHING = ["", " ", "\u200b", "\ufeff\u2060", "\u00a0\u2003\t", "\u200d", "\u200e\u200f", "\x00\x07", "\u2800\ufe0f"]
ONE_LINE = {
    "  Anna   One ": "Anna One",
    "Anna\u00a0One": "Anna One",
    "An\u200bna\ufeff O\u2060ne": "Anna One",
    "Anna\r\nOne": "Anna One",
    "Anna\tOne\u2028": "Anna One",
    "An\u00adna\x07 One": "Anna One",
    "\u202aanna@example.org\u202c\u200e": "anna@example.org",
    "Ame\u0301lie": "Am\u00e9lie",
    "Anna\u200d One\u200c": "Anna One",
}
PERSIAN = "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"
MALAYALAM = "\u0d05\u0d28\u0d4d\u200d"
SINHALA = "\u0dc1\u0dca\u200d\u0dbb\u0dd3"
AS_TYPED = [
    *(
        "O’Neill",
        "O'Neill",
        "Anne–Marie",
        "Anne\u2011Marie",
        "Ｊｏｈｎ",
        "ﬁona",
        "Nguyễn",
        "王小明",
        "محمد",
        "‘quoted’…",
    ),
    *(PERSIAN, MALAYALAM, SINHALA, "👩🏽\u200d🚀 🏳️\u200d🌈"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_text_of_nothing_visible_is_empty(text):
    assert typed.line(text) == typed.several_lines(text) == ""


@pytest.mark.parametrize("text", ONE_LINE)
def test_one_line_loses_what_nobody_sees(text):
    assert typed.line(text) == ONE_LINE[text]


@pytest.mark.parametrize("text", AS_TYPED)
def test_a_name_of_any_script_stays_as_typed(text):
    assert typed.line(text) == typed.several_lines(text) == text


def test_a_joiner_that_ends_an_arabic_word_goes():
    assert typed.line("\u0639\u0644\u06cc\u200c") == "\u0639\u0644\u06cc"


def test_long_text_keeps_its_lines_and_their_spaces():
    assert typed.several_lines(" one\r\n\r\n  two\u00a0 three\rfour \n") == "one\n\n  two  three\nfour"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    for clean in (typed.line, typed.several_lines):
        assert clean(clean(text)) == clean(text)


class LetterForm(NHSForm):
    name = forms.CharField(label="Name")
    letter = forms.CharField(label="Letter", widget=forms.Textarea, max_length=500)
    password = forms.CharField(label="Password", widget=forms.PasswordInput, strip=False)


def test_line_breaks_count_as_the_counter_counts_them():
    letter = "\r\n".join(["x" * 26] * 17) + "\r\n" + "x" * 24
    form = LetterForm({"name": "Anna", "letter": letter, "password": "a"})
    assert form.is_valid(), form.errors
    assert len(form.cleaned_data["letter"]) == 483


def test_a_name_of_nothing_visible_is_missing_and_a_password_is_left_alone():
    form = LetterForm({"name": "\u200b", "letter": "\u00a0", "password": " a\u200b "})
    assert form.errors == {"name": ["Enter name"], "letter": ["Enter letter"]}
    assert form.cleaned_data["password"] == " a\u200b "
