"""A worker's week for their own eyes: what is in their diary, how they stand, and who is there for them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from operator import itemgetter
from typing import Any

from django.db.models import Min
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from accounts.cover import who_answers_for
from accounts.models import User
from accounts.permissions import Permission, roles_with
from groundwork.dates import IN_DIARY
from groundwork.names import by_name
from groundwork.words import day
from supervision.models import Supervision
from support.models import Cover, Session
from training.models import CohortPlace, CourseDay
from workers import slots
from workers.models import Absence, Adjustment
from workers.models.absences import moment_of

DAYS = 7


@dataclass
class Entry:
    """Something in the diary: a session with its `session`, or anything else in `words` with the page behind it."""

    start: time | None
    words: str
    place: str
    href: str
    minutes: int | None = None
    session: Any = None
    covers: bool = False
    may_log: bool = False
    may_ring: bool = False


@dataclass
class Day:
    """One day of the week: absences that meet it, and what is in the diary, the earliest first."""

    date: date
    absences: list = field(default_factory=list)
    entries: list = field(default_factory=list)


def monday_of(asked: str, today: date) -> date:
    """The Monday of the week in which the day `asked` for in an address lies; of this week where it is none."""
    try:
        on = date.fromisoformat(asked)
    except ValueError:
        on = today
    # What lies further away is in no diary.
    if not IN_DIARY.first(today) <= on <= IN_DIARY.last(today):
        on = today
    return on - timedelta(days=on.weekday())


def days_of(worker, user, monday, today):
    """The seven days from `monday` on as `Day`s, for the worker whose account `user` is."""
    last = monday + timedelta(days=DAYS - 1)
    entries = defaultdict(list)
    for session in sessions_between(user, monday, last):
        entries[session.date].append(session_entry(session, user, today))
    for supervision in supervisions_between(worker, user, monday, last):
        entries[supervision.date].append(supervision_entry(supervision))
    for course_day in course_days_between(worker, monday, last):
        entries[course_day.date].append(course_entry(course_day))
    absences = list(
        Absence.objects.filter(worker=worker)
        .meeting(moment_of(monday), moment_of(last + timedelta(days=1)))
        .order_by("starts_at")
    )
    week = [monday + timedelta(days=number) for number in range(DAYS)]
    return [Day(on, [each for each in absences if meets(each, on)], in_order(entries[on])) for on in week]


def in_order(entries):
    """By the clock; what has no time comes first, so that it is not forgotten."""
    return sorted(entries, key=lambda entry: (entry.start or time.min, entry.words))


def meets(absence, on):
    """Whether the worker is away on that day or on a part of it."""
    return absence.first_day <= on and (absence.last_day is None or on <= absence.last_day)


def sessions_between(user, first, last):
    """The worker's own sessions of these days, and those of colleagues who are away that they cover now."""
    visible = Session.objects.visible_to(user).counted().filter(date__range=(first, last))
    visible = visible.select_related("support__person", "support__referral", "worker")
    to_cover = covered_by(user).order_by().values("pk")
    return [*visible.filter(worker__user=user), *visible.filter(pk__in=to_cover).exclude(worker__user=user)]


def covered_by(user):
    """What is booked for colleagues, in the absences in which `user` covers for them at this moment."""
    counting = Cover.objects.of(user).counting_now(timezone.localdate()).order_by()
    absences = Absence.objects.filter(pk__in=counting.values("absence"))
    return Session.objects.filter(support__in=counting.values("support")).in_absences(absences)


def session_entry(session, user, today):
    person = session.support.person
    is_open = session.support.is_open and not session.is_logged
    return Entry(
        start=session.start,
        words=person.called,
        place=session.place,
        href=session.get_absolute_url(),
        minutes=session.minutes,
        session=session,
        covers=session.worker.user_id != user.pk,
        may_log=is_open and session.date <= today,
        may_ring=is_open and session.date >= today and not person.is_deceased,
    )


def supervisions_between(worker, user, first, last):
    """The worker's supervisions of these days, but for those that were cancelled."""
    own = Supervision.objects.visible_to(user).given_to(user).filter(worker=worker, date__range=(first, last))
    return own.exclude(status=Supervision.Status.CANCELLED)


def supervision_entry(supervision):
    return Entry(
        start=supervision.start,
        words=f"Supervision: {supervision.get_kind_display().lower()}",
        place=supervision.place,
        href=supervision.get_absolute_url(),
        minutes=supervision.minutes,
    )


def course_days_between(worker, first, last):
    """The days of the cohorts in which the worker takes part."""
    places = CohortPlace.objects.taking_part().filter(worker=worker).order_by()
    days = CourseDay.objects.filter(cohort__in=places.values("cohort"), date__range=(first, last))
    return days.filter(cohort__taken_back_at__isnull=True).select_related("cohort__course")


def course_entry(course_day):
    return Entry(
        start=course_day.start,
        words=f"Training: {course_day.cohort}",
        place=course_day.place,
        href=course_day.get_absolute_url(),
        minutes=course_day.minutes,
    )


def standing_of(worker, user, days):
    """The glances of the worker's own profile, and the hours of the week shown, in the order of their places."""
    profile = worker.get_absolute_url()
    glances = [each for glance in slots.GLANCES for each in glance(worker, user)]
    for each in glances:
        # Some lead to a part of the profile, which is another page here.
        if each.get("href", "").startswith("#"):
            each["href"] = profile + each["href"]
    return sorted([*glances, hours_glance(worker, days)], key=itemgetter("place"))


def hours_glance(worker, days):
    """The hours agreed, and what of them the diary of these days accounts for."""
    minutes = sum(entry.minutes or 0 for each in days for entry in each.entries)
    hours, rest = divmod(minutes, 60)
    known = f"{hours} h {rest} min" if rest else f"{hours} h"
    words = f"{worker.weekly_hours.normalize():f} a week agreed, {known} in the diary where its length is known"
    return {"place": 1, "heading": "Hours", "words": words}


def adjustments_of(worker):
    """How many reasonable adjustments are open and when the next is reviewed: no word of what they are."""
    found = Adjustment.objects.filter(worker=worker).open()
    by = found.aggregate(by=Min("review_on"))["by"]
    number = found.count()
    review = f", the next is reviewed by {day(by)}" if by else ""
    return {"words": f"{number} open{review}", "href": reverse("workers:adjustments", args=[worker.pk])}


def turn_to(worker):
    """Who is there for the worker now, each with who they are to them: those of their profile, then the team's leads.

    Where nobody leads the team, whoever answers for it. A supervisor who is gone is not named.
    """
    roles = roles_with(Permission.SUPERVISE)
    named = {worker.supervisor_id: "Your supervisor", worker.line_manager_id: "Your line manager"}
    if worker.supervisor_id == worker.line_manager_id:
        named[worker.supervisor_id] = "Your supervisor and line manager"
    there = User.objects.there(Now(), *roles, team=worker.team_id).filter(pk__in=named)
    own = [{"user": user, "words": named[user.pk]} for user in there.order_by(*by_name())]
    role, others = who_answers_for(worker.team_id, timezone.now())
    # Somebody who leads the team as well does not turn to themselves.
    known = {*named, worker.user_id}
    return own + [{"user": user, "words": role.label} for user in others if user.pk not in known]
