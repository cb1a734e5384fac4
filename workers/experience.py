"""Who reads what a worker says of their own life: experience to draw on, and gender. The worker decides, one by one.

Matching only: the worker, and of experience those who match people in their team. My team: whoever works, leads or
supervises there as well. People I support: also on the page that is read with them. Each reading by somebody else is in
the trail, and the worker sees who it was.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max
from django.http import HttpRequest

from accounts.permissions import Permission
from groundwork.models import AccessEvent
from groundwork.permissions import can
from groundwork.trail import WORDS, in_words, note_access
from workers.models import SEEN_BY_TEAM, Visibility, Worker, WorkerTheme

# Verbs of the trail, beside the pages on which it is shown.
READ, COMPARED = "workers:experience_read", "workers:experience_compared"
GENDER_READ, GENDER_COMPARED = "workers:gender_read", "workers:gender_compared"
# What a worker's own profile adds up.
ON_OWN_PROFILE = [READ, COMPARED, GENDER_READ, GENDER_COMPARED]
WORDS |= {
    READ: "Read your experience",
    COMPARED: "Was told whether your experience fits what somebody hopes for",
    GENDER_READ: "Read your gender",
    GENDER_COMPARED: "Was told whether your gender fits what somebody asked for",
}


def reads_all_themes(user: Any, worker: Worker) -> bool:
    """Whether somebody may know every theme: the worker, and who matches people in their team."""
    return worker.user_id == user.pk or can(user, Permission.MATCH, worker)


def themes_for(user: Any, worker: Worker) -> list[WorkerTheme]:
    """The themes that a reader of the profile may know of: all, or those that the worker shows to their team."""
    choices = chosen_by(worker)
    return choices if reads_all_themes(user, worker) else shown_to(choices, SEEN_BY_TEAM)


def themes_for_colleagues(worker: Worker) -> list[WorkerTheme]:
    """The themes on the page for the team, whoever opens it."""
    return shown_to(chosen_by(worker), SEEN_BY_TEAM)


def themes_for_people(worker: Worker) -> list[WorkerTheme]:
    """The themes on the page for people whom the worker supports."""
    return shown_to(chosen_by(worker), [Visibility.PEOPLE])


def chosen_by(worker: Worker) -> list[WorkerTheme]:
    return list(worker.theme_choices.select_related("experiencetheme"))


def shown_to(choices: Iterable[WorkerTheme], steps: Iterable[str]) -> list[WorkerTheme]:
    return [choice for choice in choices if choice.visibility in steps]


def gender_of(worker: Worker) -> str:
    """In the worker's own words, or else as what they may be found."""
    return worker.gender_words or worker.get_gender_display()


def gender_for(user: Any, worker: Worker) -> str:
    """What a reader of the profile may know of it: the worker's own, and others only where it is shown to the team."""
    shown = worker.user_id == user.pk or worker.gender_visibility in SEEN_BY_TEAM
    return gender_of(worker) if shown else ""


def gender_for_people(worker: Worker) -> str:
    """What stands of it on the page for people whom the worker supports."""
    return gender_of(worker) if worker.gender_visibility == Visibility.PEOPLE else ""


def note_reading(request: HttpRequest, workers: Iterable[UUID], verb: str) -> None:
    """Record that whoever sent the request is shown what these workers (ids) named, or whether it fits."""
    # The page is about somebody who works here: it carries nobody's banner.
    note_access(request)
    note_access(request, *workers, verb=verb)


def note_readings(request: HttpRequest, worker: Worker, themes: list[WorkerTheme], gender: str) -> None:
    """Record what a page shows of one worker, unless it is their own."""
    if worker.user_id == request.user.pk:
        return
    for shown, verb in ((themes, READ), (gender, GENDER_READ)):
        if shown:
            note_reading(request, [worker.pk], verb)


def readings_of(worker: Worker) -> list[dict[str, Any]]:
    """Who else has been shown it, the last first: dicts of `name`, `words`, `times` and `last`."""
    events = AccessEvent.objects.filter(subjects__contains=[worker.pk], verb__in=ON_OWN_PROFILE)
    by_reader = events.exclude(user=worker.user_id).order_by().values("user", "verb", name=F("user__name"))
    counted = by_reader.annotate(times=Count("pk"), last=Max("at")).order_by("-last")
    return [row | {"words": in_words(row["verb"])} for row in counted]
