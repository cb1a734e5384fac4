"""What supports add to a worker's page and to the list of workers: how many people, and how many places are taken."""

from dataclasses import dataclass

from django import forms
from django.conf import settings

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.permissions import can
from groundwork.prepared import prepared_of
from support.caseload import has_room, is_over, taken, with_caseload
from workers.models import Worker

FREE, FULL, OVER = "free", "full", "over"
WIDTH = 100


@dataclass(frozen=True)
class Places:
    """How the places of a worker stand, for the list of workers."""

    words: str
    has_room: bool
    is_over: bool


def people_glance(worker, user):
    """The people whom the worker supports, and a bar of the places that are taken."""
    worker = counted_worker(worker)
    opens = worker.user_id == user.pk or can(user, Permission.SEE_TEAM_RECORDS, worker)
    number = worker.open_supports
    word = settings.PERSON_WORD if number == 1 else settings.PERSON_WORD_PLURAL
    offered = f", {worker.open_offers} offered" if worker.open_offers else ""
    yield {
        "place": 1,
        "heading": "People supported",
        "words": f"{number} {word}",
        "href": list_url("support:support_list", worker=worker.pk, show="open") if opens else "",
        "tag": "Over" if is_over(worker) else "",
        "template": "support/places.html",
        "taken": f"{taken(worker)}{offered}",
        "bar": bar(worker),
    }


def counted_worker(worker):
    [found] = prepared_of(with_caseload_of, worker.pk)
    return found


def with_caseload_of(*workers):
    return with_caseload(Worker.objects.filter(pk__in=workers)).select_related("stage")


def bar(worker):
    """How much of the bar is filled, in hundredths; what is beyond the places fills all of it."""
    share = worker.caseload / worker.capacity if worker.capacity else (1 if worker.caseload else 0)
    return f"{min(WIDTH, round(WIDTH * share))}%"


def places_of(workers, today):
    """What the list shows of each worker, by id."""
    counted = prepared_of(with_caseload_of, *[worker.pk for worker in workers])
    return {worker.pk: Places(taken(worker), has_room(worker), is_over(worker)) for worker in counted}


def fits(places, answer):
    return {FREE: places.has_room, FULL: not places.has_room, OVER: places.is_over}[answer]


def filter_field():
    answers = [(FREE, "A whole place free"), (FULL, "No whole place free"), (OVER, "More taken than agreed")]
    return forms.ChoiceField(choices=[("", "Any"), *answers], required=False)
