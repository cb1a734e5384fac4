"""Components are drawn once for each shape; their words are filled in and not remembered."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils.safestring import mark_safe
from django.utils.text import format_lazy

from crispy_nhsuk import engine
from crispy_nhsuk.blanks import BLANK, FIRST, Shape, Words
from crispy_nhsuk.engine import component, frame


def drawings(name, *several):
    """How often Jinja draws for so many parameters."""
    frame.cache_clear()
    for params in several:
        component(name, params)
    return frame.cache_info().misses


def test_other_words_of_the_same_shape_cost_no_drawing():
    assert drawings("tag", {"text": "Open"}, {"text": "Ended"}, {"text": "Waiting"}) == 1


@pytest.mark.parametrize(
    "params",
    [{"text": ""}, {"text": "Open", "colour": "red"}, {"text": "Open", "border": False}, {"html": "<b>Open</b>"}],
)
def test_another_shape_is_drawn(params):
    assert drawings("tag", {"text": "Open"}, params) == 2


def test_no_word_is_remembered():
    field = {"id": "x", "name": "x", "label": {"text": "Secret label"}, "value": "secret value", "type": "text"}
    field |= {"hint": {"html": "Secret hint"}, "errorMessage": {"text": "Secret error"}}
    remembered = "".join(frame("input", Shape(Words("input").blanked(field)), False))
    assert 'id="x-hint"' in remembered
    assert "ecret" not in remembered
    assert "ecret" not in Shape(Words("input").blanked(field)).key


@pytest.mark.parametrize("first", [str, mark_safe])
def test_what_was_safe_for_one_is_not_for_the_next(first):
    then = mark_safe if first is str else str
    drawn = {kind: component("tag", {"text": kind("<b>&</b>")}) for kind in (first, then)}
    assert "<b>&</b>" in drawn[mark_safe]
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in drawn[str]


def test_equal_words_are_not_equally_safe():
    items = [{"value": kind("<b>"), "text": "x"} for kind in (mark_safe, str)]
    assert component("select", {"id": "x", "name": "x", "items": items}).count('value="&lt;b&gt;"') == 1


def test_words_are_escaped_in_attributes():
    html = component("input", {"id": "x", "name": "x", "value": "\"'><script>", "type": "text"})
    assert 'value="&#34;&#39;&gt;&lt;script&gt;"' in html


def test_lazy_words_are_those_of_the_moment():
    words = ["first"]
    lazy = format_lazy("{}", type("Now", (), {"__str__": lambda self: words[0]})())
    assert "first" in component("tag", {"text": lazy})
    words[0] = "second"
    assert "second" in component("tag", {"text": lazy})


def test_what_is_chosen_is_told_by_equal_values():
    params = {"name": "x", "idPrefix": "x", "items": [{"value": "a", "text": "A"}, {"value": "b", "text": "B"}]}
    for value in ("a", "b"):
        html = component("radios", params | {"value": value})
        assert f'value="{value}" checked' in html
        assert html.count("checked") == 1


def test_a_blank_that_somebody_typed_stays_theirs():
    typed = chr(FIRST) + chr(FIRST + 1) + "typed"
    html = component("input", {"id": "x", "name": "x", "label": {"text": "Label"}, "value": typed, "type": "text"})
    assert f'value="{typed}"' in html
    assert html.count("Label") == 1


def test_a_blank_outside_of_words_is_dropped():
    html = component("tag", {"text": "Open", "classes": f"wide{chr(FIRST)}"})
    assert "wide" in html
    assert html.count("Open") == 1
    assert not BLANK.search(html)


def test_true_and_1_are_two_shapes():
    assert drawings("tag", {"text": "Open", "border": 1}, {"text": "Open", "border": True}) == 2


def test_threads_that_open_the_same_page_draw_it_once(monkeypatch):
    drawn = []

    def draw(params):
        time.sleep(0.05)
        drawn.append(params)
        return f"<b>{params['text']}</b>"

    monkeypatch.setattr(engine, "macro", lambda name: draw)
    frame.cache_clear()
    words = [f"Word {number}" for number in range(4)]
    with ThreadPoolExecutor(4) as threads:
        shown = list(threads.map(lambda text: component("slow", {"text": text}), words))
    frame.cache_clear()
    assert shown == [f"<b>{text}</b>" for text in words]
    assert len(drawn) == 1


def test_a_component_that_is_warm_compiles_nothing_when_it_draws(monkeypatch):
    for remembered in (engine.environment, engine.macro, frame):
        remembered.cache_clear()
    engine.warm()
    compiled = []
    monkeypatch.setattr(engine.Components, "compile", lambda self, *arguments, **options: compiled.append(arguments))
    date = {"id": "x", "name": "x", "items": [{"name": "day"}], "errorMessage": {"text": "Enter a date"}}
    assert "Enter a date" in component("dateInput", date)
    assert "Save" in component("button", {"text": "Save"})
    assert compiled == []
