"""How many people each worker has: the one count that every page uses."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from referrals.models import Offer
from support.models import Support
from workers.models import Worker


def with_caseload(workers):
    """Annotate a Worker queryset: `open_supports`, `open_offers` and their sum, `caseload`.

    An offer waiting for the worker's answer takes a place, so that two offers cannot be made
    for the last one.
    """
    supports, offers = counted(Support.objects.open()), counted(Offer.objects.open())
    return workers.annotate(open_supports=supports, open_offers=offers, caseload=supports + offers)


def counted(rows):
    """A subquery: how many of `rows` belong to the worker of the outer query."""
    of_worker = rows.filter(worker=OuterRef("pk")).order_by().values("worker")
    return Coalesce(Subquery(of_worker.annotate(number=Count("pk")).values("number")), 0)


def caseload(worker):
    """The caseload of one worker now; counted in one statement, as an offer may become a support meanwhile."""
    return with_caseload(Worker.objects.filter(pk=worker.pk)).get().caseload
