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

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from notices.kinds import Kind
from notices.ledger import enter, new
from notices.models import Notice
from notices.schedules import Schedule
from notices.working_days import working_time

BATCH = 1000
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Holder:
    """The user that a column names: while they hold `role` in the team, or any role anywhere without it."""

    column: str
    role: str | None = None

    def ids(self, row, team_id, staff):
        user_id = row[self.column]
        holders = staff.with_role(self.role, team_id) if self.role else staff.users
        return {user_id} if user_id in holders else set()


@dataclass(frozen=True)
class Everyone:
    """All who hold `role` in the team."""

    role: str
    column = None

    def ids(self, row, team_id, staff):
        return staff.with_role(self.role, team_id)


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One rule. Except `kind`, `things`, `schedule` and `to` its parts are lookups from the things.

    `things(today)` are those that need somebody while they stand in it; `date` the date the
    schedule counts from; `team` whose region and roles count; `page` the URL name that opens
    `page_of` (None: a page for all of them); `label` what the message calls it.
    """

    kind: Kind
    things: Callable[..., QuerySet]
    date: str
    schedule: Schedule
    to: tuple
    team: str
    page: str
    label: str
    page_of: str | None = "pk"

    def due(self, now, things=None):
        """Rows (dicts of the lookups) that may need a reminder now; `things` limits them to these ids."""
        today = timezone.localdate(now)
        # In no order: for the first rows of a sorted cursor PostgreSQL reads a whole table by its key.
        found = self.limited(self.things(today), today).order_by()
        if things is not None:
            found = found.filter(pk__in=things)
        holders = [recipient.column for recipient in self.to if recipient.column]
        columns = {"pk", self.date, self.team, f"{self.team}__region", self.page_of, self.label, *holders}
        return found.values(*(columns - {None}))

    def path(self, row):
        return reverse(self.page, args=[row[self.page_of]] if self.page_of else None)

    def limited(self, things, today):
        """Only those whose date can make them due."""
        earliest, latest = self.schedule.span(today)
        found = things.filter(**{f"{self.date}__lte": latest})
        return found.filter(**{f"{self.date}__gte": earliest}) if earliest else found

    def occasion(self, row, now):
        """Due date and round, which make this message one of its own; None where it is not due."""
        day = self.schedule.latest(row[self.date], timezone.localdate(now), row[f"{self.team}__region"])
        return (day, 0) if day else None

    def keys(self, row, now, staff):
        """The keys of the notices that this row calls for now: thing, recipient, due date, round."""
        occasion = self.occasion(row, now)
        if occasion is None:
            return []
        recipients = set().union(*(recipient.ids(row, row[self.team], staff) for recipient in self.to))
        return [(row["pk"], user_id, *occasion) for user_id in sorted(recipients)]

    def notice(self, key, row, now, staff):
        """The notice with this key."""
        thing, user_id, due_on, number = key
        return new(
            self.kind,
            staff.users[user_id],
            now,
            thing=thing,
            label=row[self.label],
            path=self.path(row),
            due_on=due_on,
            round=number,
            about_on=self.day(row),
        )

    def day(self, row):
        """The date that the words of a notice name."""
        return row[self.date]


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
        return (self.day(row), passed) if passed >= self.first else None

    def day(self, row):
        return timezone.localdate(row[self.date])


def claim_due(reminders, now, staff):
    """Enter every notice that is due now into the ledger, once; returns how many were new.

    `staff` are the people who are there now: `staff.users`, active users by id, and
    `staff.with_role(role, team_id)`, ids of those who hold a role in a team. A rule that fails
    is logged and does not keep the others from running.
    """
    claimed = 0
    for reminder in reminders:
        try:
            claimed += claim(reminder, now, staff)
        except Exception:
            logger.exception("reminder %s failed", reminder.kind.name)
    return claimed


def claim(reminder, now, staff):
    """Enter what one rule calls for, batch by batch: each is committed, so that none holds locks for long.

    A batch is sorted, so that two sweeps at once never wait for each other in a circle.
    """
    rows = reminder.due(now).iterator(chunk_size=BATCH)
    claimed = 0
    while batch := list(islice(rows, BATCH)):
        wanted = {key: row for row in batch for key in reminder.keys(row, now, staff)}
        missing = wanted.keys() - entered(reminder.kind, wanted)
        claimed += enter([reminder.notice(key, wanted[key], now, staff) for key in sorted(missing)])
    return claimed


def entered(kind, keys):
    """Those keys that the ledger has, so that a sweep with nothing new writes nothing."""
    if not keys:
        return set()
    since = min(due_on for _, _, due_on, _ in keys)
    known = Notice.objects.filter(kind=kind.name, thing__in={thing for thing, *_ in keys}, due_on__gte=since)
    return set(known.values_list("thing", "recipient_id", "due_on", "round"))


def stands(notice, reminders, now, staff):
    """Whether what a claimed notice says still holds: not resolved, not superseded, still this recipient's."""
    rules = [reminder for reminder in reminders if reminder.kind.name == notice.kind]
    if not rules:
        return True
    key = (notice.thing, notice.recipient_id, notice.due_on, notice.round)
    return any(key in rule.keys(row, now, staff) for rule in rules for row in rule.due(now, things=[notice.thing]))
