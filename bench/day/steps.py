"""What somebody of each role does in a day, a request at a time; records are found on lists, as people find them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from accounts.permissions import Role
from bench.aims import LOG_A_SESSION
from bench.submits import a_session
from bench.visitor import Request

SOME_ID = UUID(int=0)


@dataclass(frozen=True)
class Step:
    """One request of a day. `prepare(visitor)` finds what it is about and gives a function that makes a Request."""

    kind: str
    prepare: Callable


@dataclass(frozen=True)
class Found:
    """A list, the address of each record on it, and of a form about one where that is wanted."""

    listed: str
    record: str
    form: str = ""


SUPPORT = Found("support:support_list", "support:support_detail")
A_SUPPORTS_SESSION = Found("support:support_list", "support:support_detail", "support:log_session")
REFERRAL = Found("referrals:referral_list", "referrals:referral_detail")
WORKER = Found("workers:worker_list", "workers:worker_detail")
SUPERVISION = Found("supervision:supervision_list", "supervision:supervision_detail")
ACCOUNT = Found("accounts:user_list", "accounts:user_detail")


def opening(kind, address, **query):
    """The page at an address that needs no record."""
    request = Request(f"{reverse(address)}?{urlencode(query)}" if query else reverse(address))
    return Step(kind, lambda visitor: lambda: request)


def opening_each(kind, found, **query):
    """The page about each record that a list shows, in turn; the list itself where it shows none."""

    def prepare(visitor):
        paths = cycle(records(visitor, found, query) or [reverse(found.listed)])
        return lambda: Request(next(paths))

    return Step(kind, prepare)


def sending_each(found, answers, **query):
    """The form about each record that a list shows, in turn, filled in; the list itself where it shows none."""

    def prepare(visitor):
        paths = cycle(records(visitor, found, query))
        return lambda: filled(visitor, next(paths, None))

    def filled(visitor, path):
        return visitor.form(path, **answers()) if path else Request(reverse(found.listed))

    return Step("submit", prepare)


def sending(address):
    """A form that needs no record and no answers."""
    return Step("submit", lambda visitor: lambda: visitor.form(reverse(address)))


def records(visitor, found, query):
    """Where `found` leads, for each record of its list."""
    pattern = re.escape(reverse(found.record, args=[SOME_ID])).replace(re.escape(str(SOME_ID)), "([0-9a-f-]{36})")
    page = visitor.get(f"{reverse(found.listed)}?{urlencode(query)}").text
    ids = dict.fromkeys(re.findall(f'href="{pattern}["?#]', page))
    return [reverse(found.form or found.record, args=[pk]) for pk in ids]


def days():
    """What each role does, in order; after the last step comes the first again."""
    return {
        Role.WORKER: of_workers(),
        Role.COORDINATOR: of_coordinators(),
        Role.LEAD: of_leads(),
        Role.SUPERVISOR: [
            opening("start", "home"),
            opening("list", "supervision:supervision_list"),
            opening("list", "supervision:due_list"),
            opening_each("record", SUPERVISION),
        ],
        Role.MANAGER: [opening("start", "home"), opening("dashboard", "supervision:figures")],
        Role.PATHWAY: [opening("start", "home"), opening("list", "pathway:interest_list")],
        Role.ADMINISTRATOR: [
            opening("start", "home"),
            opening("list", "accounts:user_list"),
            opening_each("record", ACCOUNT),
            opening("list", "accounts:team_list"),
        ],
    }


def of_workers():
    return [
        opening("start", "home"),
        opening("list", "support:support_list"),
        opening_each("record", SUPPORT, show="active"),
        opening_each(LOG_A_SESSION, A_SUPPORTS_SESSION, show="active"),
        sending_each(A_SUPPORTS_SESSION, a_session, show="active"),
        opening("list", "support:session_list", show="all"),
        opening("list", "notices:notice_list"),
        opening("record", "workers:my_profile"),
    ]


def of_coordinators():
    return [
        opening("start", "home"),
        opening("list", "referrals:referral_list"),
        opening_each("record", REFERRAL),
        opening("form", "referrals:refer"),
        sending("referrals:refer"),
        opening("list", "notices:notice_list"),
    ]


def of_leads():
    return [
        opening("dashboard", "home"),
        opening("list", "referrals:referral_list"),
        opening_each("record", REFERRAL),
        opening("list", "support:support_list"),
        opening_each("record", SUPPORT),
        opening("list", "workers:worker_list"),
        opening_each("record", WORKER),
        opening("list", "supervision:due_list"),
    ]
