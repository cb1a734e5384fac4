"""Pages of one record: the longest of its kind that the visitor may see."""

from django.urls import reverse

from bench.committed import HELD
from bench.pages.page import Page, longest, user
from referrals.models import Referral
from supervision.models import Supervision
from support.models import Session, Support
from workers.models import Worker


def records():
    sent = longest(Referral, "lead", "status_changes")
    support = longest(Support, "worker", "sessions", status=Support.Status.ACTIVE)
    session = longest(Session, "worker", "principles", support=support)
    held = longest(Supervision, "lead", "actions", status__in=HELD)
    return [
        a_record("Referral, lead", "lead", "referrals:referral_detail", sent),
        a_record("Referral, coordinator", "coordinator", "referrals:referral_detail", of_coordinator()),
        a_record("Who has seen a referral, lead", "lead", "referrals:referral_trail", sent),
        a_record("Support, worker", "worker", "support:support_detail", support),
        a_record("Support, lead", "lead", "support:support_detail", support),
        a_record("Who has seen a support, lead", "lead", "support:support_trail", support),
        a_record("Session, worker", "worker", "support:session_detail", session),
        a_record("Supervision, lead", "lead", "supervision:supervision_detail", held),
        a_record("Worker, lead", "lead", "workers:worker_detail", longest(Worker, "lead", "supervisions")),
        Page("Own profile, worker", "worker", reverse("workers:my_profile"), "record"),
        a_record("Account, administrator", "admin", "accounts:user_detail", user("worker")),
    ]


def a_record(name, role, address, record):
    return Page(name, role, reverse(address, args=[record.pk]), "record")


def of_coordinator():
    return longest(Referral, "coordinator", "status_changes", status=Referral.Status.MATCHED)
