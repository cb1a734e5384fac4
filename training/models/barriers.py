import pghistory
from django.db import models

from groundwork.models import ServiceListItem


@pghistory.track()
class Barrier(ServiceListItem):
    """What may keep somebody from finishing a course, so that it can be put right."""

    about = "What may keep a worker from finishing a course, and the help worth offering. Never held against anybody."

    help_worth_offering = models.TextField("help worth offering", blank=True, max_length=500)


@pghistory.track()
class Benchmark(ServiceListItem):
    """So many hours of training that are held to be a good preparation."""

    about = "Hours of training that are held to be a good preparation; shown beside the hours of each worker."

    hours = models.PositiveSmallIntegerField()
