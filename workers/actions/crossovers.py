"""Declaring whom or what a worker knows from their own care or life."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from workers.actions.rooms import tell_of_change
from workers.crossovers import MOST, Named
from workers.models import Crossover, Worker
from workers.models.crossovers import Withdrawable

W = TypeVar("W", bound=Withdrawable)
TOO_MANY = f"There are {MOST} declared already. Take back what no longer holds, or talk it over with your line manager."


@action
def declare_crossover(*, worker: Worker, by: User, named: Named, review_on: date, note: str = "") -> Crossover:
    """Declare it; from now on matching is told that the worker is not available where it speaks against them."""
    worker = lock(worker, "user")
    if Crossover.objects.standing().filter(worker=worker).count() >= MOST:
        raise ValidationError(TOO_MANY, code="too_many")
    crossover = Crossover(worker=worker, review_on=review_on)
    crossover.write(named=named.as_text(), note=note)
    crossover.save(force_insert=True)
    tell_of_change(crossover, by)
    return crossover


@action
def edit_crossover(*, crossover: Crossover, by: User, review_on: date, named: Named, note: str = "") -> Crossover:
    """Put right what was declared."""
    crossover = standing(crossover)
    crossover.review_on = review_on
    crossover.write(named=named.as_text(), note=note)
    crossover.save()
    tell_of_change(crossover, by)
    return crossover


@action
def withdraw_crossover(*, crossover: Crossover, by: User) -> Crossover:
    """Take it back: it counts no longer, and its words are gone from here."""
    crossover = standing(crossover)
    crossover.named = crossover.note = ""
    crossover.withdrawn_at = timezone.now()
    crossover.save()
    tell_of_change(crossover, by)
    return crossover


def standing(crossover: W) -> W:
    """The row, locked; refused where it was taken back meanwhile."""
    crossover = lock(crossover, "worker__user")
    if crossover.withdrawn_at:
        raise ValidationError("This was taken back meanwhile. Nothing was saved.", code="withdrawn")
    return crossover
