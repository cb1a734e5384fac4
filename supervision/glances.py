"""What supervision adds to the top of a worker's page: the next one, and how the worker was over twelve weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.permissions import can
from groundwork.prepared import prepared_of
from groundwork.words import day
from supervision.dashboard import mean
from supervision.due import is_overdue, with_supervision
from support.models import Session
from workers.models import Worker
from workers.wellbeing import reads_wellbeing

WEEKS, LATELY = 12, 4
# By how much the mean of the last four weeks lies below that of the four before, to be called a fall.
FALL = 0.75
STEP, WIDTH, HIGH = 14, 12, 40


def supervision_glance(worker, user):
    """The next supervision in the diary, and by when one is due; for whoever may know that and when it is."""
    today = timezone.localdate()
    [dated] = prepared_of(dates_of, worker.pk, today=today)
    knows = worker.user_id == user.pk or can(user, Permission.SEE_DASHBOARD, worker) or worker.supervisor_id == user.pk
    following = day(dated.next_supervision) if dated.next_supervision else "Nothing in the diary"
    yield {
        "place": 2,
        "heading": "Next supervision",
        "words": f"{following}. Due by {day(dated.supervision_due)}",
        "href": list_url("supervision:supervision_list", show="scheduled", worker=worker.pk) if knows else "",
        "tag": "Overdue" if is_overdue(dated, today) else "",
    }


def dates_of(worker, today):
    return with_supervision(Worker.objects.filter(pk=worker), today)


def wellbeing_glance(worker, user):
    """How the worker was after sessions, week by week; only for those who may see it."""
    if not reads_wellbeing(user, worker):
        return
    today = timezone.localdate()
    rated = list(prepared_of(ratings_of, worker.pk, today=today))
    weeks = weeks_of(rated, today)
    if rated:
        yield {
            "place": 3,
            "heading": "Wellbeing after sessions",
            "words": fall_in_words(rated, today) or f"Over {WEEKS} weeks, from 1 to 5",
            "tag": "Lower" if fall_in_words(rated, today) else "",
            "template": "supervision/wellbeing_chart.html",
            "weeks": weeks,
            "width": STEP * WEEKS,
            "height": HIGH,
            "tells": worker,
        }
    else:
        yield {"place": 3, "heading": "Wellbeing after sessions", "words": f"No ratings in {WEEKS} weeks"}


def ratings_of(worker, today):
    """Day and rating of each session of the worker in these weeks after which they said how they were."""
    since = today - timedelta(weeks=WEEKS)
    held = Session.objects.held().filter(worker=worker, wellbeing__isnull=False, date__gt=since, date__lte=today)
    return held.order_by().values_list("date", "wellbeing")


@dataclass(frozen=True)
class Week:
    """One bar of the chart: the week's first day, the mean rating or None, and whether it is one of the last four."""

    number: int
    begins: date
    mean: float | None
    is_late: bool

    @property
    def x(self):
        return STEP * self.number

    @property
    def height(self):
        return round((self.mean or 0) * HIGH / 5)

    @property
    def y(self):
        return HIGH - self.height


def weeks_of(rated, today):
    """The weeks of the chart, the oldest first."""
    found = [[] for _ in range(WEEKS)]
    for on, rating in rated:
        found[WEEKS - 1 - (today - on).days // 7].append(rating)
    first = today - timedelta(days=7 * WEEKS - 1)
    return [
        Week(number, first + timedelta(weeks=number), mean(ratings), number >= WEEKS - LATELY)
        for number, ratings in enumerate(found)
    ]


def fall_in_words(rated, today):
    """A sentence where the last four weeks were clearly lower than the four before; empty where they were not."""
    lately = mean([rating for on, rating in rated if (today - on).days < 7 * LATELY])
    before = mean([rating for on, rating in rated if 7 * LATELY <= (today - on).days < 14 * LATELY])
    if lately is None or before is None or before - lately < FALL:
        return ""
    return f"Lower of late: {lately:g} in the last four weeks, {before:g} in the four before"
