"""The workforce in figures for managers: no names, and small numbers as they are published."""

from decimal import Decimal

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.months import months_later
from groundwork.small_numbers import HIDDEN, shown, shown_rate
from workers.models import Worker

BANDS = [*range(2, 8), None]
YEAR = 12


def workforce(user, today):
    """What a manager sees of all their teams together, and of each where there are several."""
    teams = list(Team.objects.peer_support().filter(pk__in=user.teams_with(Permission.SEE_FIGURES)))
    workers = list(
        Worker.objects.filter(team__in=teams)
        .order_by()
        .only("team", "is_paid", "weekly_hours", "band", "started_on", "left_on")
    )
    each = [(team.name, [worker for worker in workers if worker.team_id == team.pk]) for team in teams]
    together = [("All your teams", workers)] if len(teams) > 1 else []
    return [figures_of(name, rows, today) for name, rows in [*together, *each]]


def figures_of(name, workers, today):
    now = [worker for worker in workers if is_employed(worker, today)]
    known = [worker for worker in now if worker.is_paid is not None]
    begun = begun_a_year_before(workers, today)
    stayed = [worker for worker in begun if is_employed(worker, months_later(worker.started_on, YEAR))]
    return {
        "name": name,
        "workers": shown(len(now)),
        "paid": shown_rate(sum(worker.is_paid for worker in known), len(known)),
        "unpaid_hours": share_of_hours([worker for worker in known if not worker.is_paid], known),
        "bands": [shown(sum(worker.band == band for worker in now)) for band in BANDS],
        "stayed": shown_rate(len(stayed), len(begun)),
    }


def is_employed(worker, day):
    """As `Worker.objects.employed`, of one worker that is read already."""
    return worker.started_on <= day and (worker.left_on is None or worker.left_on > day)


def begun_a_year_before(workers, today):
    """Those who started in the year that ended 12 months ago: of each it is known whether they stayed as long."""
    first, last = months_later(today, -2 * YEAR), months_later(today, -YEAR)
    return [worker for worker in workers if first < worker.started_on <= last]


def share_of_hours(some, workers):
    """Which part of the hours is theirs; hidden where their number would be."""
    if shown_rate(len(some), len(workers)) == HIDDEN:
        return HIDDEN
    return f"{round(100 * hours(some) / hours(workers))}%"


def hours(workers):
    return sum((worker.weekly_hours for worker in workers), Decimal(0))
