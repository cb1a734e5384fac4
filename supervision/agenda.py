"""What a supervision should talk about, gathered from everywhere."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from groundwork.counts import Counted, count_all
from groundwork.lists import list_url
from groundwork.permissions import can
from supervision.models import Action, CrossoverAtWork, StrainAnswer
from supervision.strain import LOOK_BACK_DAYS, LOW_WELLBEING
from support.caseload import is_over, taken, with_caseload
from support.models import Concern, Session, Support
from training.states import missing_training
from workers.models import Worker
from workers.wellbeing import reads_wellbeing


@dataclass
class Item(Counted):
    """One thing to talk about where there are more than `allowed`, and the page behind it if the reader may open it."""

    label: str
    rows: Any
    url: str = ""
    allowed: int = 0


def agenda(worker, user, today):
    """Items with something to talk about, for the supervision of `worker` that `user` prepares."""
    profile = reverse("workers:worker_detail", args=[worker.pk]) + "#training"
    items = [
        *from_supervision(worker, user),
        *from_crossovers(worker, user),
        *from_strain(worker, user),
        *from_supports(worker, user, today),
        Item("Required courses missing or run out", missing_training(worker, today), profile),
    ]
    return [item for item in count_all(items) if item.count > item.allowed]


def from_supervision(worker, user):
    actions = Action.objects.filter(supervision__worker=worker).visible_to(user).open()
    yield Item("Actions still to do", actions, list_url("supervision:action_list", worker=worker.pk))


def from_crossovers(worker, user):
    """That there was one at work, for the worker and their supervisor; what it was the worker says, if they wish."""
    if user.pk in (worker.user_id, worker.supervisor_id):
        yield Item("A crossover at work", CrossoverAtWork.objects.awaiting().filter(worker=worker))


def from_strain(worker, user):
    """That the worker told their supervisor; for the two of them, and never what made them tell."""
    if user.pk in (worker.user_id, worker.supervisor_id):
        yield Item("To talk about how work is going", StrainAnswer.objects.awaiting().filter(worker=worker))


def from_supports(worker, user, today):
    """Counts from the work with people; a supervisor who may not open the lists sees the counts alone."""
    supports, sessions = Support.objects.filter(worker=worker), Session.objects.counted().filter(worker=worker)
    recent = sessions.filter(date__gt=today - timedelta(days=LOOK_BACK_DAYS))
    may_open = worker.user_id == user.pk or can(user, Permission.SEE_TEAM_RECORDS, worker)

    def listed(name, show):
        return list_url(name, worker=worker.pk, show=show) if may_open else ""

    yield Item("Concerns without an outcome", Concern.objects.open().filter(support__worker=worker))
    if reads_wellbeing(user, worker):
        yield Item("Sessions after which the worker felt low", recent.filter(wellbeing__lte=LOW_WELLBEING))
    yield Item("Debriefs asked for", sessions.debrief_asked(), listed("support:session_list", "debrief"))
    yield Item("Reviews overdue", supports.review_overdue(today), listed("support:support_list", "review_overdue"))
    yield Item("Endings within four weeks", supports.ending_soon(today), listed("support:support_list", "ending"))
    has = with_caseload(Worker.objects.filter(pk=worker.pk).select_related("stage")).get()
    if is_over(has):
        yield Item(f"Open supports: {taken(has)}", supports.open(), listed("support:support_list", "open"))
    yield Item("Sessions not logged", sessions.to_log(today), listed("support:session_list", "to_log"))
