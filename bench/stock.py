"""What there is in the database for visitors to submit something about."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from supervision.models import Supervision
from support.models import Support
from workers.models import Absence, Worker

DAYS = 400


@dataclass(frozen=True)
class Slot:
    """A worker whom the lead supervises, and a past day without a debrief of theirs."""

    worker: str
    user: str
    day: date


@dataclass(frozen=True)
class Stock:
    supports: list
    slots: list

    def share(self, number, of):
        """What visitor `number` out of so many may use, so that no two meet at one record where there are enough."""
        return Stock(self.supports[number::of] or self.supports, self.slots[number::of])


def stock():
    """The worker's active supports, and days for supervisions by the lead."""
    worker, lead = (User.objects.get(email=f"{role}@example.org") for role in ("worker", "lead"))
    active = Support.objects.supported_by(worker).filter(status=Support.Status.ACTIVE)
    return Stock([str(pk) for pk in active.order_by("pk").values_list("pk", flat=True)], slots(lead))


def days_away(workers):
    """Each worker with each day on which they are away, some of it or all."""
    absences = Absence.objects.standing().filter(worker__in=workers)
    for worker, begins, ends in absences.values_list("worker", "starts_at", "ends_at"):
        first, last = timezone.localdate(begins), timezone.localdate(ends)
        yield from ((worker, first + timedelta(days=days)) for days in range((last - first).days + 1))


def slots(lead):
    """Free days, without leave, of everybody whom the lead supervises, latest first."""
    today = timezone.localdate()
    workers = Worker.objects.visible_to(lead).employed(today).filter(supervisor=lead).order_by("pk")
    kept = Supervision.objects.filter(kind=Supervision.Kind.DEBRIEF, worker__in=workers)
    taken = set(kept.values_list("worker", "date")) | set(days_away(workers))
    days = [today - timedelta(days=ago) for ago in range(DAYS)]
    return [
        Slot(str(worker.pk), str(worker.user_id), day)
        for day in days
        for worker in workers
        if (worker.pk, day) not in taken
    ]
