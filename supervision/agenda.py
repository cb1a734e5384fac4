"""What a supervision should talk about, gathered from everywhere."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from referrals.models import Concern, Session, Support
from supervision.models import Action
from workers.training import missing_training

LOW_WELLBEING = 2
LOOK_BACK_DAYS = 28
ENDING_DAYS = 14


@dataclass(frozen=True)
class Item:
    """One thing to talk about: how many, and the page behind it where the reader may open it."""

    label: str
    count: int
    url: str = ""


def agenda(worker, user, today):
    """Items with something to talk about, for the supervision of `worker` that `user` is preparing."""
    supports = Support.objects.filter(worker=worker)
    sessions = Session.objects.filter(worker=worker)
    recent = sessions.filter(date__gt=today - timedelta(days=LOOK_BACK_DAYS))
    ending = supports.open().filter(expected_end_on__lte=today + timedelta(days=ENDING_DAYS))
    over = supports.open().count() - worker.capacity
    profile = reverse("workers:worker_detail", args=[worker.pk]) + "#training"
    actions = Action.objects.filter(supervision__worker=worker).visible_to(user).open()
    items = [
        Item("actions still to do", actions.count(), reverse("supervision:action_list")),
        Item("concerns without an outcome", Concern.objects.open().filter(support__worker=worker).count()),
        Item("sessions after which the worker felt low", recent.filter(wellbeing__lte=LOW_WELLBEING).count()),
        Item("debriefs asked for", recent.filter(debrief_wanted=True).count()),
        Item("reviews overdue", supports.review_overdue(today).count()),
        Item("endings within two weeks", ending.count()),
        Item("people more than agreed", max(over, 0)),
        Item("sessions not logged", sessions.to_log(today).count()),
        Item("required courses missing or run out", len(missing_training(worker, today)), profile),
    ]
    return [item for item in items if item.count]
