"""How many people each worker has, and how many of their places these take: the one count that every page uses.

A place is a person met weekly. Who is met less often takes a part of one, as the list of intensities says.
"""

from decimal import Decimal

from django.db.models import Count, DecimalField, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Round

from referrals.models import Offer
from support.models import Intensity, Support
from workers.models import Worker

PLACE = Decimal(1)
WEIGHT = DecimalField(max_digits=9, decimal_places=3)


def with_caseload(workers):
    """Annotate a Worker queryset: `open_supports`, `open_offers`, and `caseload`, the places that both take.

    An offer waiting for the worker's answer takes a whole place, so that two offers cannot be made
    for the last one. Thirds of a place add up to a whole one.
    """
    supports, offers = counted(Support.objects.open()), counted(Offer.objects.open())
    return workers.annotate(
        open_supports=supports, open_offers=offers, caseload=Round(weighed(Support.objects.open()) + offers, 2)
    )


def counted(rows):
    """A subquery: how many of `rows` belong to the worker of the outer query."""
    return of_worker(rows, Count("pk"), Value(0))


def weighed(supports):
    """A subquery: how many places these supports of the worker of the outer query take."""
    weight = Coalesce("intensity__weight", Value(PLACE), output_field=WEIGHT)
    return of_worker(supports, Sum(weight), Value(Decimal(0)), output_field=WEIGHT)


def of_worker(rows, number, none, **kwargs):
    by_worker = rows.filter(worker=OuterRef("pk")).order_by().values("worker")
    return Coalesce(Subquery(by_worker.annotate(number=number).values("number")), none, **kwargs)


def caseload(worker):
    """The places of one worker that are taken now; in one statement, as an offer may become a support meanwhile."""
    return with_caseload(Worker.objects.filter(pk=worker.pk)).get().caseload


def weight_of(intensity: Intensity | None) -> Decimal:
    """How much of a place it takes; a whole one where nobody has said how often they meet."""
    return intensity.weight if intensity else PLACE


def has_room(worker) -> bool:
    """Whether a worker annotated by `with_caseload` has a whole place free."""
    return worker.caseload + PLACE <= worker.capacity


def is_over(worker) -> bool:
    """Whether more places are taken than the worker, annotated by `with_caseload`, has."""
    return worker.caseload > worker.capacity


def taken(worker) -> str:
    """How many places of a worker annotated by `with_caseload` are taken: 3.5 of 12 places taken."""
    return f"{places(worker.caseload)} of {worker.capacity} places taken"


def places(number: Decimal) -> str:
    """3; 3.5; 0.33"""
    return f"{Decimal(number).quantize(Decimal('0.01')).normalize():f}"
