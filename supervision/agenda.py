"""What a supervision should talk about, gathered from everywhere."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from accounts.permissions import Permission, can
from referrals.models import Concern, Session, Support
from supervision.models import Action
from workers.training import missing_training

LOW_WELLBEING = 2
LOOK_BACK_DAYS = 28


@dataclass(frozen=True)
class Item:
    """One thing to talk about: how many, and the page behind it where the reader may open it."""

    label: str
    count: int
    url: str = ""


def agenda(worker, user, today):
    """Items with something to talk about, for the supervision of `worker` that `user` prepares."""
    profile = reverse("workers:worker_detail", args=[worker.pk]) + "#training"
    items = [
        *from_supervision(worker, user),
        *from_supports(worker, user, today),
        Item("Required courses missing or run out", len(missing_training(worker, today)), profile),
    ]
    return [item for item in items if item.count]


def from_supervision(worker, user):
    actions = Action.objects.filter(supervision__worker=worker).visible_to(user).open()
    yield Item("Actions still to do", actions.count(), f"{reverse('supervision:action_list')}?worker={worker.pk}")


def from_supports(worker, user, today):
    """Counts from the work with people; a supervisor who may not open the lists sees the counts alone."""
    supports, sessions = Support.objects.filter(worker=worker), Session.objects.filter(worker=worker)
    recent = sessions.filter(date__gt=today - timedelta(days=LOOK_BACK_DAYS))
    may_open = worker.user_id == user.pk or can(user, Permission.SEE_TEAM_RECORDS, worker)

    def listed(name, show):
        return f"{reverse(name)}?worker={worker.pk}&show={show}" if may_open else ""

    yield Item("Concerns without an outcome", Concern.objects.open().filter(support__worker=worker).count())
    yield Item("Sessions after which the worker felt low", recent.filter(wellbeing__lte=LOW_WELLBEING).count())
    yield Item("Debriefs asked for", sessions.debrief_asked().count(), listed("referrals:session_list", "debrief"))
    yield Item(
        "Reviews overdue",
        supports.review_overdue(today).count(),
        listed("referrals:support_list", "review_overdue"),
    )
    yield Item(
        "Endings within four weeks", supports.ending_soon(today).count(), listed("referrals:support_list", "ending")
    )
    held = supports.open().count()
    over = held if held > worker.capacity else 0
    yield Item(f"Open supports, where {worker.capacity} are agreed", over, listed("referrals:support_list", "open"))
    yield Item("Sessions not logged", sessions.to_log(today).count(), listed("referrals:session_list", "to_log"))
