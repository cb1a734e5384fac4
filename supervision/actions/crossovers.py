"""A crossover at work: the worker logs it, and the supervisor hears that there was one."""

from collections.abc import Iterable
from datetime import date

from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from accounts.cover import who_answers_for
from accounts.models import User
from accounts.permissions import Permission, roles_with
from groundwork.actions import action
from notices.kinds import Kind
from notices.ledger import notify
from supervision import notices
from supervision.models import CrossoverAtWork
from workers.actions.crossovers import standing
from workers.models import Worker


@action
def log_crossover(*, worker: Worker, by: User, happened_on: date, happened: str) -> CrossoverAtWork:
    """Write it down, and ask for an additional supervision; what happened is not told."""
    crossover = CrossoverAtWork(worker=worker, happened_on=happened_on)
    crossover.write(happened=happened)
    crossover.save(force_insert=True)
    ask_for_supervision(crossover)
    return crossover


@action
def edit_logged_crossover(*, crossover: CrossoverAtWork, by: User, happened_on: date, happened: str) -> CrossoverAtWork:
    """Put right what was logged; on another day it asks for a supervision since then."""
    crossover = standing(crossover)
    crossover.happened_on = happened_on
    crossover.write(happened=happened)
    crossover.save()
    return crossover


@action
def withdraw_logged_crossover(*, crossover: CrossoverAtWork, by: User) -> CrossoverAtWork:
    """It was logged by mistake: it asks for nothing any more, and its words are gone from here."""
    crossover = standing(crossover)
    crossover.happened, crossover.withdrawn_at = "", timezone.now()
    crossover.save()
    return crossover


def ask_for_supervision(crossover: CrossoverAtWork) -> None:
    """The supervisor is asked; where they are not there, whoever answers for the team is told that nobody is."""
    worker = crossover.worker
    may = User.objects.there(Now(), *roles_with(Permission.SUPERVISE), team=worker.team_id)
    supervisor = may.filter(pk=worker.supervisor_id).first()
    if supervisor:
        tell(notices.ADDITIONAL_ASKED_FOR, [supervisor], crossover, reverse("supervision:schedule", args=[worker.pk]))
    else:
        _, others = who_answers_for(worker.team_id, timezone.now())
        tell(notices.ADDITIONAL_WITHOUT_SUPERVISOR, others, crossover, reverse("notices:notice_list"))


def tell(kind: Kind, recipients: Iterable[User], crossover: CrossoverAtWork, path: str) -> None:
    today = timezone.localdate()
    notify(kind, recipients=recipients, thing=crossover.pk, label="Additional supervision", path=path, due_on=today)
