"""Lists: first and last page, filtered, sorted, searched."""

from urllib.parse import urlencode

from django.urls import reverse

from bench.pages.page import Found, Page, Searching, longest
from referrals.models import Referral

# A number behind the last shows the last.
LAST = 1_000_000


def lists():
    return [*referrals(), *supports(), *sessions(), *workers(), *supervisions(), *own_and_accounts()]


def a_list(name, role, address, /, **filters):
    path = reverse(address)
    return Page(name, role, f"{path}?{urlencode(filters)}" if filters else path, "list")


def searches(name, role, address, words, /, **filters):
    """Sending the search, and the list it leads to."""
    path = a_list("", role, address, **filters).path
    return [
        Searching(f"{name}, search", role, path, "list", words),
        Found(f"{name}, found", role, path, "list", words),
    ]


def referrals():
    address = "referrals:referral_list"
    name = longest(Referral, "lead", "status_changes").person.name
    return [
        a_list("Referrals, coordinator", "coordinator", address),
        a_list("Referrals, coordinator, last page of all", "coordinator", address, status="all", page=LAST),
        a_list("Referrals, lead", "lead", address),
        a_list("Referrals, lead, all", "lead", address, status="all"),
        a_list("Referrals, lead, last page of all", "lead", address, status="all", page=LAST),
        a_list("Referrals, lead, urgent and matched", "lead", address, status="matched", priority="urgent"),
        a_list("Referrals, lead, all by name", "lead", address, status="all", sort="name"),
        *searches("Referrals, lead", "lead", address, name, status="all"),
        Page("Referrals, lead, download", "lead", reverse("referrals:referral_export"), "download"),
    ]


def supports():
    address = "support:support_list"
    name = longest(Referral, "lead", "supports").person.name
    return [
        a_list("Supports, worker", "worker", address),
        a_list("Supports, lead", "lead", address),
        a_list("Supports, lead, last page of all", "lead", address, show="all", page=LAST),
        a_list("Supports, lead, review overdue", "lead", address, show="review_overdue"),
        a_list("Supports, lead, all by name", "lead", address, show="all", sort="person"),
        *searches("Supports, lead", "lead", address, name, show="all"),
        a_list("Offers, worker", "worker", "referrals:offer_list"),
        a_list("Concerns, lead, all", "lead", "support:concern_list", show="all"),
    ]


def sessions():
    address = "support:session_list"
    return [
        a_list("Sessions, worker, all", "worker", address, show="all"),
        a_list("Sessions, lead, not logged", "lead", address),
        a_list("Sessions, lead, all", "lead", address, show="all"),
        a_list("Sessions, lead, last page of all", "lead", address, show="all", page=LAST),
        a_list("Sessions, lead, held in 4 weeks", "lead", address, show="held", weeks=4),
        a_list("Sessions, lead, all by name", "lead", address, show="all", sort="person"),
    ]


def workers():
    return [
        a_list("Workers, lead", "lead", "workers:worker_list"),
        a_list("Workers, lead, training missing", "lead", "workers:worker_list", training="gaps"),
        a_list("Training, lead", "lead", "training:training_matrix"),
        a_list("Training, lead, every course", "lead", "training:training_matrix", courses="all"),
        Page("Training, lead, download", "lead", reverse("training:training_matrix_export"), "download"),
        a_list("Cohorts, lead", "lead", "training:cohort_list"),
    ]


def supervisions():
    address = "supervision:supervision_list"
    return [
        a_list("Supervision, worker", "worker", address),
        a_list("Supervision, lead", "lead", address),
        a_list("Supervision, lead, last page", "lead", address, page=LAST),
        a_list("Supervision, lead, held", "lead", address, show="held"),
        a_list("Supervision due, lead", "lead", "supervision:due_list"),
        a_list("Actions, lead", "lead", "supervision:action_list"),
    ]


def own_and_accounts():
    address = "accounts:user_list"
    return [
        a_list("Notices, lead", "lead", "notices:notice_list"),
        a_list("Notices, lead, last page", "lead", "notices:notice_list", page=LAST),
        a_list("Accounts, administrator", "admin", address),
        a_list("Accounts, administrator, last page", "admin", address, page=LAST),
        a_list("Accounts, administrator, workers", "admin", address, role="worker"),
        *searches("Accounts, administrator", "admin", address, "worker"),
        a_list("Teams, administrator", "admin", "accounts:team_list"),
    ]
