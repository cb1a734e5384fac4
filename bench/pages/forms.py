"""The main forms, as they are opened."""

from django.urls import reverse

from bench import referring as made
from bench.pages.page import Page, longest
from referrals.models import Referral
from supervision.models import Supervision
from support.models import Support
from workers.models import Worker

Section = Referral.Section


def forms(visitors):
    return [*referring(visitors), *supporting(), *looking_after()]


def a_form(name, role, address, *ids):
    return Page(f"Form: {name}", role, reverse(address, args=ids), "form")


def referring(visitors):
    """About referrals made for it: in a large service there may be none in some state just now."""
    draft, sent, waiting = made.finished_draft(visitors), made.sent(visitors), made.waiting(visitors)
    section = "referrals:referral_section"
    return [
        a_form("refer", "coordinator", "referrals:refer"),
        a_form("section about the person", "coordinator", section, draft, Section.ABOUT),
        a_form("section about risk", "coordinator", section, draft, Section.RISK),
        a_form("check the answers", "coordinator", "referrals:submit", draft),
        a_form("accept a referral", "lead", "referrals:accept", sent),
        a_form("match", "lead", "support:match", waiting),
    ]


def supporting():
    support = longest(Support, "worker", "sessions", status=Support.Status.ACTIVE).pk
    return [
        a_form("log a session", "worker", "support:log_session", support),
        a_form("set a goal", "worker", "support:set_goal", support),
        a_form("hold a review", "worker", "support:hold_review", support),
        a_form("end a support", "worker", "support:end_support", support),
    ]


def looking_after():
    planned = longest(Supervision, "lead", "actions", status=Supervision.Status.SCHEDULED).pk
    worker = longest(Worker, "lead", "supervisions").pk
    return [
        a_form("schedule a supervision", "lead", "supervision:schedule", worker),
        a_form("record a supervision", "lead", "supervision:record", planned),
        a_form("edit a worker", "lead", "workers:edit_employment", worker),
    ]
