"""The tags that pages use, in Django templates."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.safestring import SafeString


def draw(source, path="/", **context):
    context["request"] = RequestFactory().get(path)
    return BeautifulSoup(Template("{% load nhsuk %}" + source).render(Context(context)), "html.parser")


def test_text_is_escaped():
    assert draw('{% nhsuk_component "tag" text=text %}', text="<b>").strong.text.strip() == "<b>"


def test_safe_text_is_html():
    assert draw('{% nhsuk_component "insetText" html=text %}', text=SafeString("<b>x</b>")).b.text == "x"


def test_a_double_underscore_opens_a_nested_parameter():
    page = draw('{% nhsuk_component "details" summary__text="Why" text="Because" %}')
    assert page.summary.text.strip() == "Why"


def test_a_block_is_the_body_of_its_component():
    page = draw('{% nhsuk_block "details" summary="Why" %}<p>{{ text }}</p>{% endnhsuk_block %}', text="<b>")
    assert page.find(class_="nhsuk-details__text").p.text == "<b>"


def test_a_block_takes_only_named_parameters():
    with pytest.raises(TemplateSyntaxError, match="keyword arguments"):
        draw('{% nhsuk_block "details" "Why" %}{% endnhsuk_block %}')


@pytest.mark.parametrize(
    ("level", "role"), [(constants.SUCCESS, "alert"), (constants.ERROR, "alert"), (constants.INFO, "region")]
)
def test_messages_are_banners_with_names_of_their_own(level, role):
    page = draw("{% nhsuk_messages messages %}", messages=[Message(level, "Saved"), Message(level, "Sent")])
    assert [banner["role"] for banner in page.find_all(class_="nhsuk-notification-banner")] == [role, role]
    assert len({heading["id"] for heading in page.find_all("h2")}) == 2


def test_pages_keep_the_filters_of_the_address():
    page = draw("{% nhsuk_pagination page %}", path="/?q=a%26b&page=2", page=Paginator(range(30), 10).page(2))
    assert page.find(rel="next")["href"] == "?q=a%26b&page=3"


def test_a_single_page_has_no_links():
    assert draw("{% nhsuk_pagination page %}", page=Paginator([1], 10).page(1)).find("nav") is None


@pytest.mark.parametrize(
    ("path", "href", "state"),
    [
        ("/?page=2&q=x", "?q=x&sort=name", None),
        ("/?sort=name", "?sort=-name", "ascending"),
        ("/?sort=-name", "?sort=name", "descending"),
    ],
)
def test_a_heading_sorts_one_way_and_then_the_other(path, href, state):
    heading = draw('{% nhsuk_sort_header "Name" "name" %}', path=path).th
    assert heading.a["href"] == href
    assert heading.get("aria-sort") == state


def test_a_cell_carries_its_heading_and_escapes_what_it_holds():
    cell = draw('{% nhsuk_cell "Kind" classes="wide" %}{{ text }}<br>{% endnhsuk_cell %}', text="<b>").td
    assert cell["class"] == ["nhsuk-table__cell", "wide"]
    heading, content = cell.find_all("span", recursive=False)
    assert (heading.text, heading["aria-hidden"]) == ("Kind ", "true")
    assert (content.text, content.b) == ("<b>", None)


def test_a_header_is_escaped():
    assert draw("{% nhsuk_header text %}", text="<b>").th.text == "<b>"
