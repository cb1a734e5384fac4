"""The parents of all pages, and the pages for when something is wrong."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.paginator import Paginator
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from crispy_nhsuk.forms import NHSForm

SERVICE = {"service_name": "Peer support", "organisation_name": "Northside", "organisation_logo": ""}


class ReasonForm(NHSForm):
    reason = forms.CharField(label="Reason")


def page(template, **context):
    context = SERVICE | {"request": RequestFactory().get("/list/")} | context
    return BeautifulSoup(render_to_string(template, context), "html.parser")


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_nothing_and_lead_home(code):
    drawn = BeautifulSoup(get_template(f"{code}.html").render(), "html.parser")
    assert drawn.h1.text == drawn.title.text.strip()
    assert drawn.find("a", href="/")


def test_the_title_says_when_there_is_an_error():
    drawn = page("layouts/form_page.html", title="Decline", form=ReasonForm({}))
    assert drawn.title.text.startswith("Error: Decline")


def test_the_summary_stands_above_the_heading_and_only_there():
    drawn = page("layouts/form_page.html", title="Decline", form=ReasonForm({}))
    assert len(drawn.find_all(class_="nhsuk-error-summary")) == 1
    assert drawn.find(class_="nhsuk-error-summary").find_next("h1")


def test_signed_out_pages_have_no_menu_and_no_idle_warning():
    drawn = page("layouts/form_page.html", title="Sign in", form=ReasonForm())
    assert drawn.find("nav") is None
    assert drawn.find("dialog") is None


def test_the_menu_marks_where_one_is():
    entries = [
        {"label": "Start", "href": "/", "current": False},
        {"label": "Referrals", "href": "/r/", "current": True},
    ]
    drawn = page("layouts/form_page.html", title="Decline", form=ReasonForm(), navigation=entries)
    assert [link.text.strip() for link in drawn.find_all("a", {"aria-current": "page"})] == ["Referrals"]


def test_no_logo_is_shown_unless_a_service_sets_one():
    assert page("layouts/record_page.html", title="x").header.find(["img", "svg"]) is None
    assert page("layouts/record_page.html", title="x", organisation_logo="/logo.svg").header.img["src"] == "/logo.svg"


def test_pages_have_no_inline_styles_or_scripts():
    drawn = page("layouts/form_page.html", title="Decline", form=ReasonForm({}))
    assert drawn.find_all(style=True) == []
    assert [script.text for script in drawn.find_all("script")] == ["", ""]


def test_an_empty_list_says_so():
    context = {
        "title": "Referrals",
        "page_obj": Paginator([], 10).page(1),
        "empty_title": "None",
        "empty_text": "Later",
    }
    assert page("layouts/list_page.html", **context).find(class_="app-empty").h2.text == "None"


def test_a_confirmation_names_what_follows_and_the_way_back():
    context = {"title": "Withdraw", "form": ReasonForm(), "consequences": ["The search ends"], "cancel_href": "/back/"}
    drawn = page("layouts/confirm_page.html", **context)
    assert drawn.main.ul.li.text == "The search ends"
    assert drawn.main.find("a", href="/back/")


@pytest.mark.parametrize("address", ["/nowhere/", "/referrals/5f0c3c1e-1111-4222-8333-444455556666/"])
def test_a_wrong_link_leads_to_our_own_page_where_debugging_is_on_too(settings, client, cast, address):
    settings.DEBUG = True
    client.force_login(cast.lead)
    response = client.get(address)
    assert response.status_code == 404
    assert '<h1 class="nhsuk-heading-l">Page not found</h1>' in response.text
    assert "urlconf" not in response.text.lower()


def test_a_wrong_link_still_finds_its_address_with_a_slash(settings, client):
    settings.DEBUG = True
    assert client.get("/healthz").status_code == 301
