"""Reminders: rules that say what is due, to whom and when, and claiming them in the ledger.

Apps list their rules in `<app>/reminders.py`. A rule is a plain queryset of what still needs
somebody, the date it is about, a schedule and the recipients; from these follow both what to
claim now and whether something claimed earlier still stands.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from accounts.notices import Kind, enter, new
from accounts.permissions import Role
from accounts.schedules import Schedule
from accounts.staff import Staff
from accounts.working_days import working_time

BATCH = 1000
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Holder:
    """The user that a column names: while they hold `role` in the team, or any role anywhere without it."""

    column: str
    role: Role | None = None

    def ids(self, row, team_id, staff):
        user_id = row[self.column]
        holders = staff.with_role(self.role, team_id) if self.role else staff.users
        return {user_id} if user_id in holders else set()


@dataclass(frozen=True)
class Everyone:
    """All who hold `role` in the team."""

    role: Role
    column = None

    def ids(self, row, team_id, staff):
        return staff.with_role(self.role, team_id)


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One rule. Except `kind`, `things`, `schedule` and `to` its parts are lookups from the things.

    `things(today)` are those that need somebody while they stand in it; `date` the date the
    schedule counts from; `team` whose region and roles count; `page` the URL name that opens
    `page_of` (None: a page for all of them); `reference` what the message calls it.
    """

    kind: Kind
    things: Callable[..., QuerySet]
    date: str
    schedule: Schedule
    to: tuple
    team: str
    page: str
    reference: str
    page_of: str | None = "pk"

    def due(self, now, things=None):
        """Rows (dicts of the lookups) that may need a reminder now; `things` limits them to these ids."""
        today = timezone.localdate(now)
        found = self.limited(self.things(today), today).order_by("pk")
        if things is not None:
            found = found.filter(pk__in=things)
        holders = [recipient.column for recipient in self.to if recipient.column]
        columns = {"pk", self.date, self.team, f"{self.team}__region", self.page_of, self.reference, *holders}
        return found.values(*(columns - {None}))

    def path(self, row):
        return reverse(self.page, args=[row[self.page_of]] if self.page_of else None)

    def limited(self, things, today):
        """Only those whose date can make them due."""
        earliest, latest = self.schedule.span(today)
        found = things.filter(**{f"{self.date}__lte": latest})
        return found.filter(**{f"{self.date}__gte": earliest}) if earliest else found

    def occasion(self, row, now):
        """What makes this message one of its own, as fields of the notice; None where it is not due."""
        day = self.schedule.latest(row[self.date], timezone.localdate(now), row[f"{self.team}__region"])
        return {"due_on": day, "about_on": row[self.date]} if day else None

    def notices(self, row, now, staff):
        """The notices that this row calls for now."""
        occasion = self.occasion(row, now)
        if occasion is None:
            return []
        recipients = set().union(*(recipient.ids(row, row[self.team], staff) for recipient in self.to))
        return [
            new(
                self.kind,
                staff.users[user_id],
                now,
                thing=row["pk"],
                reference=row[self.reference],
                path=self.path(row),
                **occasion,
            )
            for user_id in sorted(recipients)
        ]


@dataclass(frozen=True, kw_only=True)
class Chase(Reminder):
    """A reminder each time so many working hours have passed since a moment, from the `first` time on."""

    hours: Callable[[], int] = lambda: 4
    first: int = 1
    schedule: Schedule | None = None

    def limited(self, things, today):
        return things

    def occasion(self, row, now):
        passed = working_time(row[self.date], now, row[f"{self.team}__region"]) // timedelta(hours=self.hours())
        day = timezone.localdate(row[self.date])
        return {"due_on": day, "about_on": day, "round": passed} if passed >= self.first else None


def claim_due(reminders, now):
    """Enter every notice that is due now into the ledger, once; returns how many were new.

    A rule that fails is logged and does not keep the others from running.
    """
    staff, claimed = Staff(now), 0
    for reminder in reminders:
        try:
            with transaction.atomic():
                claimed += claim(reminder, now, staff)
        except Exception:
            logger.exception("reminder %s failed", reminder.kind.name)
    return claimed


def claim(reminder, now, staff):
    rows = reminder.due(now).iterator(chunk_size=BATCH)
    claimed = 0
    while batch := list(islice(rows, BATCH)):
        claimed += enter(not_entered([notice for row in batch for notice in reminder.notices(row, now, staff)]))
    return claimed


def not_entered(notices):
    """Those that the ledger does not have, so that a sweep with nothing new writes nothing."""
    if not notices:
        return []
    known = Notice.objects.filter(
        kind=notices[0].kind,
        thing__in={notice.thing for notice in notices},
        due_on__gte=min(notice.due_on for notice in notices),
    )
    keys = {key(notice) for notice in known.only("thing", "recipient_id", "due_on", "round")}
    return [notice for notice in notices if key(notice) not in keys]


def stands(notice, reminders, now, staff):
    """Whether what a claimed notice says still holds: not resolved, not superseded, still this recipient's."""
    rules = [reminder for reminder in reminders if reminder.kind.name == notice.kind]
    if not rules:
        return True
    return any(
        key(again) == key(notice)
        for rule in rules
        for row in rule.due(now, things=[notice.thing])
        for again in rule.notices(row, now, staff)
    )


def key(notice):
    return notice.thing, notice.recipient_id, notice.due_on, notice.round
