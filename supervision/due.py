"""When supervision is due: one definition for every page, list and reminder."""

from datetime import timedelta

from django.db.models import DateField, ExpressionWrapper, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from supervision.models import CrossoverAtWork, Supervision, SupervisionInterval

DUE_SOON_DAYS = 7


def with_supervision(workers, today):
    """Annotate a queryset of workers with their supervision dates.

    `last_supervision`: when routine supervision (line management or practice) was last held;
    `supervision_due`: that date, or else the start of employment, plus the interval of the stage that held then, so
    that a changed one moves no date there is;
    `next_supervision`: the next routine one scheduled for today or later.
    """
    routine = Supervision.objects.routine().filter(worker=OuterRef("pk")).order_by().values("worker")
    last = routine.held().annotate(last=Max("date")).values("last")
    upcoming = routine.to_come(today).annotate(first=Min("date")).values("first")
    held_then = SupervisionInterval.objects.in_force(OuterRef("stage"), OuterRef("supervised_from")).values("days")
    dated = workers.annotate(
        last_supervision=Subquery(last, output_field=DateField()),
        next_supervision=Subquery(upcoming, output_field=DateField()),
    ).alias(supervised_from=Coalesce("last_supervision", "started_on"))
    interval = Coalesce(Subquery(held_then), "stage__supervision_interval_days")
    return dated.annotate(supervision_due=ExpressionWrapper(F("supervised_from") + interval, output_field=DateField()))


def employed(workers, today):
    """Workers employed on `today`, with their supervision dates."""
    return with_supervision(workers.employed(today), today)


def overdue(workers, today):
    """Workers employed on `today` whose supervision was due before `today`, with their dates."""
    return employed(workers, today).filter(supervision_due__lt=today)


def due_soon(workers, today):
    """Workers whose supervision is due within the next 7 days and is not in the diary by then."""
    soon = employed(workers, today).filter(supervision_due__range=(today, today + timedelta(days=DUE_SOON_DAYS)))
    return soon.filter(Q(next_supervision__isnull=True) | Q(next_supervision__gt=F("supervision_due")))


def additional_asked_for(workers, today):
    """Workers employed on `today` who ask for an additional supervision that has not been held; with their dates."""
    asking = CrossoverAtWork.objects.awaiting().order_by().values("worker")
    return employed(workers, today).filter(pk__in=asking)


def is_overdue(worker, today):
    """Whether a worker annotated by `with_supervision` is overdue on `today`."""
    return worker.supervision_due < today
