"""Which pages are measured, as whom: for each kind of record the longest one that the visitor has."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from accounts.models import User
from referrals.models import Referral, Support
from supervision.models import Supervision
from workers.models import Worker

ROLES = ("coordinator", "worker", "lead", "manager", "admin")


@dataclass(frozen=True)
class Page:
    name: str
    role: str
    path: str


def pages():
    """Start pages, lists, records, dashboard and figures, and the main forms."""
    return [*start_pages(), *lists(), *records(), *forms()]


def start_pages():
    return [Page(f"Start page, {role}", role, reverse("home")) for role in ROLES]


def lists():
    return [
        Page("Referrals, coordinator", "coordinator", reverse("referrals:referral_list")),
        Page("Referrals, lead", "lead", reverse("referrals:referral_list")),
        Page("Supports, worker", "worker", reverse("referrals:support_list")),
        Page("Supports, lead", "lead", reverse("referrals:support_list")),
        Page("Sessions, lead", "lead", reverse("referrals:session_list")),
        Page("Workers, lead", "lead", reverse("workers:worker_list")),
        Page("Training, lead", "lead", reverse("workers:training_matrix")),
        Page("Supervision, lead", "lead", reverse("supervision:supervision_list")),
        Page("Dashboard, lead", "lead", reverse("supervision:dashboard")),
        Page("Figures, manager", "manager", reverse("supervision:figures")),
        Page("Notices, lead", "lead", reverse("accounts:notice_list")),
        Page("Accounts, administrator", "admin", reverse("accounts:user_list")),
    ]


def records():
    referral = longest(Referral, "lead", "status_changes")
    worker = longest(Worker, "lead", "supervisions")
    return [
        Page("Referral, lead", "lead", reverse("referrals:referral_detail", args=[referral.pk])),
        Page("Support, worker", "worker", of_support("support_detail")),
        Page("Worker, lead", "lead", reverse("workers:worker_detail", args=[worker.pk])),
        Page("Own profile, worker", "worker", reverse("workers:my_profile")),
    ]


def forms():
    waiting = longest(Referral, "lead", "status_changes", status=Referral.Status.WAITING, offers=None)
    draft = longest(Referral, "coordinator", "status_changes", status=Referral.Status.DRAFT)
    planned = longest(Supervision, "lead", "actions", status=Supervision.Status.SCHEDULED)
    section = [draft.pk, Referral.Section.ABOUT]
    return [
        Page("Form: refer", "coordinator", reverse("referrals:refer")),
        Page("Form: section about the person", "coordinator", reverse("referrals:referral_section", args=section)),
        Page("Form: match", "lead", reverse("referrals:match", args=[waiting.pk])),
        Page("Form: log a session", "worker", of_support("log_session")),
        Page("Form: hold a review", "worker", of_support("hold_review")),
        Page("Form: record a supervision", "lead", reverse("supervision:record", args=[planned.pk])),
    ]


def of_support(name):
    return reverse(f"referrals:{name}", args=[longest(Support, "worker", "sessions", status=Support.Status.ACTIVE).pk])


def longest(model, role, related, **conditions):
    """The record with most rows of `related` that the demo's account for `role` may see."""
    visible = model.objects.visible_to(User.objects.get(email=f"{role}@example.org")).filter(**conditions)
    return visible.annotate(rows=Count(related)).order_by("-rows", "pk")[0]
