"""Every page with a form: the rows of the access table that show one, and those that no table knows."""

from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.invitations import link
from accounts.service_lists import service_lists as lists_of_the_service
from peersupport.wsgi import without_letters
from referrals.models import Referral
from tests.access.expected import ROWS
from tests.access.table import SIGNED_OUT, VISITORS
from tests.access.visiting import address_of, client_of

ANSWERED = (200, 302)
SERVICE_LISTS = lists_of_the_service()
SECTION = "referrals:referral_section"
# What is valid in a section is kept, finished or not.
SECTIONS_KEEP = ("groundwork_autosave", "pghistory_context", "referrals_person", "referrals_referral", "referrals_risk")


class AsServed(Client):
    """Requests as the web server hands them over."""

    def request(self, **request):
        return super().request(**request | {"CONTENT_TYPE": without_letters(request.get("CONTENT_TYPE", ""))})


@dataclass(frozen=True)
class Place:
    """An address, and somebody who may use it."""

    name: str
    visitor: str
    find: object
    # How the tables begin in which a refused sending is kept all the same.
    keeps: tuple = ()

    def client(self, world, **how):
        client = AsServed(**how)
        client.cookies = client_of(world, self.visitor).cookies
        return client

    def address(self, world):
        return self.find(world)

    def __str__(self):
        return self.name


def form_of(answer):
    """The form that a page shows, or the filters of a list."""
    context = answer.context or {}
    return context.get("form") or context.get("filter_form")


def of_row(row, visitor=None):
    visitor = visitor or next(each for each in VISITORS if each in row.may.split() or row.public)
    return Place(f"{row.name} {row.of}".strip(), visitor, lambda world: address_of(row, world))


def sections():
    """Each section of a referral's form; the table has one for all of them."""
    for section in Referral.Section.values:
        yield Place(
            f"section {section}",
            "coordinator",
            lambda world, section=section: reverse(SECTION, args=[world.draft.pk, section]),
            SECTIONS_KEEP,
        )


def service_lists():
    """The forms of each list; the table has one for all of them."""
    for name, model in SERVICE_LISTS.items():
        yield Place(f"add to {name}", "admin", lambda world, name=name: reverse("accounts:add_item", args=[name]))
        yield Place(
            f"edit {name}",
            "admin",
            lambda world, name=name, model=model: reverse(
                "accounts:edit_item", args=[name, model.objects.first().code]
            ),
        )


FORMS = [
    *(of_row(row) for row in ROWS if row.may and row.get == 200 and row.post in ANSWERED and row.name != SECTION),
    *(of_row(row, SIGNED_OUT) for row in ROWS if row.signed_out.get("get") == 200),
    *(of_row(row) for row in ROWS if row.public and row.post == 200 and row.get == 200),
    *sections(),
    *service_lists(),
    Place("accept an invitation", SIGNED_OUT, lambda world: link(world.invited).removeprefix(settings.SITE_URL)),
]
# What is sent and has no page of its own.
BUTTONS = [of_row(row) for row in ROWS if row.may and row.get == 405]
PAGES = [
    *(of_row(row) for row in ROWS if row.get == 200 and (row.may or row.public)),
    *(of_row(row, SIGNED_OUT) for row in ROWS if row.signed_out.get("get") == 200),
    *service_lists(),
]
