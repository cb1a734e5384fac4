"""What the scripts of the pages do, in a real browser."""

from urllib.parse import parse_qs

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.conf import settings
from django.template.loader import render_to_string

from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Conditional, Layout

pytestmark = pytest.mark.browser

ADDRESS = "http://pages.test"
SCRIPT = settings.BASE_DIR / "static/build/app.js"


class LongForm(NHSForm):
    autosave_url = "/autosave/"
    story = forms.CharField(label="Story", widget=forms.Textarea)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    by = forms.ChoiceField(label="By", choices=[("a", "Phone"), ("b", "Letter")], widget=forms.RadioSelect)
    number = forms.CharField(label="Number")
    layout = Layout("story", "secret", "by", Conditional("by", "a", "number"))


@pytest.fixture
def posts(page):
    """What the page posts; the page at `ADDRESS` is drawn by `draw`."""
    received = []

    def answer(route):
        received.append((route.request.url.removeprefix(ADDRESS), parse_qs(route.request.post_data or "")))
        route.fulfill(status=200, body="{}")

    page.route("**/autosave/", answer)
    page.route("**/keep-alive/", answer)
    return received


def draw(page, content, attributes=""):
    html = f'<html lang="en"><body class="js-enabled nhsuk-frontend-supported" {attributes}>{content}</body></html>'
    page.route(f"{ADDRESS}/form/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.clock.install()
    page.goto(f"{ADDRESS}/form/")
    page.add_style_tag(content=".nhsuk-radios__conditional--hidden { display: none }")
    page.add_script_tag(content=SCRIPT.read_text(), type="module")


def test_fields_open_with_their_item(page, posts):
    draw(page, render_crispy_form(LongForm()))
    assert not page.get_by_label("Number").is_visible()
    page.get_by_label("Phone").check()
    assert page.get_by_label("Number").is_visible()


def test_what_is_typed_is_saved_after_a_pause_without_passwords(page, posts):
    draw(page, render_crispy_form(LongForm()))
    page.get_by_label("Story").fill("A long story")
    page.get_by_label("Password", exact=True).fill("hidden")
    page.clock.run_for(2500)
    page.get_by_text("Saved at").wait_for()
    assert posts == [("/autosave/", {"story": ["A long story"], "path": ["/form/"]})]


def test_somebody_idle_is_warned_and_may_stay(page, posts):
    dialog = render_to_string("components/idle_warning.html", {"idle_minutes": 30, "sign_out_url": "/out/"})
    token = '<input type="hidden" name="csrfmiddlewaretoken" value="abc">'
    page_html = dialog.replace("</h2>", f"</h2>{token}")
    draw(page, page_html, 'data-idle-minutes="30" data-keep-alive-url="/keep-alive/"')
    page.clock.run_for(27 * 60 * 1000)
    assert not page.get_by_role("dialog").is_visible()
    page.clock.run_for(2 * 60 * 1000)
    page.get_by_role("button", name="Stay signed in").click()
    page.get_by_role("dialog").wait_for(state="hidden")
    assert [path for path, _ in posts] == ["/keep-alive/"]


@pytest.mark.parametrize(("width", "shown"), [(390, False), (1280, True)])
def test_filters_start_closed_on_a_narrow_screen_only(page, width, shown):
    page.set_viewport_size({"width": width, "height": 800})
    draw(page, "<details open data-narrow-closed><summary>Filter</summary><p>State</p></details>")
    assert page.get_by_text("State").is_visible() is shown
