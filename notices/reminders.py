"""Reminders: what is due, to whom and when, and claiming it in the ledger.

Apps have a class for each reminder in `<app>/reminders.py`. Its things are a plain queryset of
what still needs somebody, its steps say when and who; from these follow both what to claim now
and whether something claimed earlier still stands.
"""

import datetime
import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone

from notices.expects import Key, Row, Staff
from notices.kinds import Kind
from notices.ledger import enter, new
from notices.models import Notice
from notices.schedules import Schedule

BATCH = 1000
Day = datetime.date
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Holder:
    """The user that a column names: while they hold `role` in the team, or any role anywhere without it.

    Not while they are away: then who is `InPlaceOf` them, and they themselves when they are back.
    """

    column: str
    role: str | None = None

    @property
    def lookups(self) -> tuple[str, ...]:
        return (self.column,)

    def ids(self, row: Row, team_id: UUID | None, staff: Staff, since: Day | None = None) -> AbstractSet[UUID]:
        user_id = row[self.column]
        holders = staff.with_role(self.role, team_id) if self.role else staff.users.keys() - staff.away
        return {user_id} if user_id in holders else set()


@dataclass(frozen=True)
class InPlaceOf:
    """While the user that a column names is away: who covers the thing, or else all who hold `otherwise` in the team.

    `covers` looks up what may be covered; None where nobody covers.
    """

    column: str
    otherwise: str
    covers: str | None = None

    @property
    def lookups(self) -> tuple[str, ...]:
        return (self.column, self.covers) if self.covers else (self.column,)

    def ids(self, row: Row, team_id: UUID | None, staff: Staff, since: Day | None = None) -> AbstractSet[UUID]:
        if row[self.column] not in staff.away:
            return set()
        cover = staff.covers.get(row[self.covers]) if self.covers else None
        return {cover} if cover else staff.with_role(self.otherwise, team_id, since)


@dataclass(frozen=True)
class Everyone:
    """All who hold `role` in the team, or `everywhere`: a role that no team has.

    Of what comes again those who hold it since the day of this time: whoever begins is not told of all things at once.
    """

    role: str
    everywhere: bool = False
    lookups = ()

    def ids(self, row: Row, team_id: UUID | None, staff: Staff, since: Day | None = None) -> AbstractSet[UUID]:
        return staff.with_role(self.role, None if self.everywhere else team_id, since)


class Without:
    """Those whom `to` finds, while nobody who is there holds one of `roles` in the team."""

    lookups = ()

    def __init__(self, *roles: str, to: Everyone) -> None:
        self.roles, self.to = roles, to

    def ids(self, row: Row, team_id: UUID | None, staff: Staff, since: Day | None = None) -> AbstractSet[UUID]:
        has_any = any(staff.with_role(role, team_id) for role in self.roles)
        return set() if has_any else self.to.ids(row, team_id, staff, since)


@dataclass(frozen=True)
class Page:
    """The page that a URL name opens for `of`, a lookup from the things; None: one page for all of them."""

    name: str
    of: str | None = "pk"

    def path(self, row: Row) -> str:
        return reverse(self.name, args=[row[self.of]] if self.of else None)


To = Sequence[Holder | InPlaceOf | Everyone | Without]
# A schedule, those it reminds and the page that it leads them to.
Step = tuple[Schedule, To, Page]


class Reminder(Kind):
    """A kind of message that the clock sends. Each reminder is a class that says all there is to say of it.

    `date` is the date that schedules count from, `team` whose region and roles count, `label` what
    messages call the thing: all of them lookups from the things. A step is a schedule, its
    recipients and, where they are led elsewhere than to `page`, a page of their own. Where two
    steps call for the same notice, the first one counts. Of things that `unless` (a filter of theirs) fits
    nobody is reminded.
    """

    date: str
    team: str
    label: str
    page: Page
    steps: Sequence[tuple[Schedule, To] | Step]
    unless: Mapping[str, object] = {}

    def things(self, today: datetime.date) -> QuerySet:
        """A queryset of those that need somebody while they stand in it."""
        raise NotImplementedError

    def awaited(self, today: datetime.date) -> QuerySet:
        """The things of which somebody is to be reminded."""
        things = self.things(today)
        return things.exclude(**self.unless) if self.unless else things

    def still_asks(self, today: datetime.date) -> Exists:
        """As of every kind: the thing stands among those that need somebody, with the date the notice is about."""
        things = self.awaited(today)
        is_moment = isinstance(things.query.resolve_ref(self.date).output_field, DateTimeField)
        theirs = f"{self.date}__date" if is_moment else self.date
        same = {theirs: Coalesce(OuterRef("about_on"), TruncDate(self.date) if is_moment else F(self.date))}
        return Exists(things.filter(pk=OuterRef("thing"), **same))

    def full_steps(self) -> list[Step]:
        """The steps, each with the page that it leads to."""
        return [step if len(step) == 3 else (*step, self.page) for step in self.steps]

    def due(self, now: datetime.datetime, things: Collection[UUID] | None = None) -> QuerySet[Any, Row]:
        """Rows (dicts of the lookups) that may need a reminder now; `things` limits them to these ids."""
        today = timezone.localdate(now)
        # In no order: for the first rows of a sorted cursor PostgreSQL reads a whole table by its key.
        found = self.awaited(today).filter(**self.limits(today)).order_by()
        if things is not None:
            found = found.filter(pk__in=things)
        return found.values(*self.columns())

    def limits(self, today: datetime.date) -> dict[str, datetime.date]:
        """The condition that only things fulfil whose date can make a step due."""
        firsts, lasts = zip(*(schedule.span(today) for schedule, *_ in self.steps), strict=True)
        limits = {}
        if None not in firsts:
            limits[f"{self.date}__gte"] = min(firsts)
        if None not in lasts:
            limits[f"{self.date}__lte"] = max(lasts)
        return limits

    def columns(self) -> set[str]:
        """The lookups that the steps read."""
        steps = self.full_steps()
        holders = {lookup for _, to, _ in steps for recipient in to for lookup in recipient.lookups}
        pages = {page.of for *_, page in steps}
        named = {"pk", self.date, self.team, f"{self.team}__region", self.label} | holders | pages
        return {lookup for lookup in named if lookup}

    def calls(self, row: Row, now: datetime.datetime, staff: Staff) -> dict[Key, Page]:
        """The notices that this row calls for now: by key (thing, recipient, due date, round) the page of each."""
        pages: dict[Key, Page] = {}
        for schedule, to, page in self.full_steps():
            if occasion := schedule.occasion(row[self.date], now, row[f"{self.team}__region"]):
                since = occasion[0] if schedule.comes_again else None
                for user_id in set().union(*(each.ids(row, row[self.team], staff, since) for each in to)):
                    pages.setdefault((row["pk"], user_id, *occasion), page)
        return pages

    def notice(self, key: Key, row: Row, page: Page, now: datetime.datetime, staff: Staff) -> Notice:
        """The notice with this key, leading to `page`."""
        thing, user_id, due_on, number = key
        date = row[self.date]
        return new(
            self,
            staff.users[user_id],
            now,
            thing=thing,
            label=row[self.label],
            path=page.path(row),
            due_on=due_on,
            round=number,
            about_on=timezone.localdate(date) if isinstance(date, datetime.datetime) else date,
        )


def claim_due(reminders: Iterable[Reminder], now: datetime.datetime, staff: Staff) -> int:
    """Enter every notice that is due now into the ledger, once; returns how many were new.

    `staff` are the people who are there now: `staff.users`, active users by id, and
    `staff.with_role(role, team_id)`, ids of those who hold a role in a team. A reminder that fails
    is logged and does not keep the others from running.
    """
    claimed = 0
    for reminder in reminders:
        try:
            claimed += claim(reminder, now, staff)
        except Exception:
            logger.exception("reminder %s failed", reminder.name)
    return claimed


def claim(reminder: Reminder, now: datetime.datetime, staff: Staff) -> int:
    """Enter what one reminder calls for, batch by batch: each is committed, so that none holds locks for long.

    A batch is sorted, so that two sweeps at once never wait for each other in a circle.
    """
    rows = reminder.due(now).iterator(chunk_size=BATCH)
    claimed = 0
    while batch := list(islice(rows, BATCH)):
        wanted = {key: (row, page) for row in batch for key, page in reminder.calls(row, now, staff).items()}
        missing = wanted.keys() - entered(reminder, wanted)
        claimed += enter([reminder.notice(key, *wanted[key], now, staff) for key in sorted(missing)])
    return claimed


def entered(reminder: Reminder, keys: Collection[Key]) -> set[Key]:
    """Those keys that the ledger has, so that a sweep with nothing new writes nothing."""
    if not keys:
        return set()
    since = min(due_on for _, _, due_on, _ in keys)
    known = Notice.objects.filter(kind=reminder.name, thing__in={thing for thing, *_ in keys}, due_on__gte=since)
    return set(known.values_list("thing", "recipient_id", "due_on", "round"))


def stands(notice: Notice, reminders: Iterable[Reminder], now: datetime.datetime, staff: Staff) -> bool:
    """Whether what a claimed notice says still holds: not resolved, not superseded, still this recipient's."""
    key = (notice.thing, notice.recipient_id, notice.due_on, notice.round)
    for reminder in reminders:
        if reminder.name == notice.kind:
            return any(key in reminder.calls(row, now, staff) for row in reminder.due(now, things=[notice.thing]))
    return True
