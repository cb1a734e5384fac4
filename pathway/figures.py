"""Figures of the pathway into peer work: totals of teams, without names, with small numbers hidden."""

from datetime import timedelta
from decimal import Decimal

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.months import months_later
from groundwork.small_numbers import shown, shown_rate
from pathway.models import Interest
from training.models import Benchmark, TrainingRecord
from workers.models import Worker

READERS = (Permission.SEE_FIGURES, Permission.RUN_PATHWAY)
YEAR = timedelta(days=365)
STATUSES = [status for status in Interest.Status if status != Interest.Status.MISTAKEN]
NO_HOURS = Value(Decimal(0))


def figures(user, today):
    """One dict for each team whose figures `user` may see: its steps, and who stayed for a year."""
    held = set().union(*(user.teams_with(permission) for permission in READERS))
    teams = list(Team.objects.peer_support().filter(pk__in=held))
    steps, staying = by_step(teams), by_preparation(teams, today)
    return [
        {
            "team": team,
            "steps": [(status.label, shown(steps.get((team.pk, status.value), 0))) for status in STATUSES],
            "staying": staying_in_words(staying, team),
        }
        for team in teams
    ]


def by_step(teams):
    """How many stand at each step, by team and status; those who were erased as well, but not what was a mistake."""
    rows = Interest.objects.filter(team__in=teams).order_by().values_list("team", "status")
    return {(team, status): number for team, status, number in rows.annotate(number=Count("pk"))}


def by_preparation(teams, today):
    """How many began a year ago or earlier, and how many of them stayed, by team and whether they were prepared.

    Prepared is who had the hours of the smallest benchmark within the first year.
    """
    hours = Benchmark.objects.offered().order_by("hours").values_list("hours", flat=True).first() or 0
    began = Worker.objects.filter(team__in=teams, started_on__lte=months_later(today, -12))
    rows = began.annotate(hours=Coalesce(hours_of_first_year(), NO_HOURS)).order_by()
    stayed = Count("pk", filter=Q(left_on__isnull=True) | Q(left_on__gte=F("started_on") + YEAR))
    prepared = Count("pk", filter=Q(hours__gte=hours))
    both = Count("pk", filter=Q(hours__gte=hours) & (Q(left_on__isnull=True) | Q(left_on__gte=F("started_on") + YEAR)))
    found = rows.values("team").annotate(number=Count("pk"), stayed=stayed, prepared=prepared, both=both)
    return {row["team"]: row for row in found}


def hours_of_first_year():
    """The hours of what a worker had completed within a year of starting, as a subquery."""
    completed = TrainingRecord.objects.standing().filter(
        worker=OuterRef("pk"),
        status=TrainingRecord.Status.COMPLETED,
        completed_on__lte=OuterRef("started_on") + YEAR,
    )
    return Subquery(completed.order_by().values("worker").annotate(total=Sum("hours")).values("total"))


def staying_in_words(staying, team):
    """Rows of words: which workers, how many there are, and which part of them stayed for a year."""
    row = staying.get(team.pk, {"number": 0, "stayed": 0, "prepared": 0, "both": 0})
    groups = [
        ("All workers who began a year ago or earlier", row["number"], row["stayed"]),
        ("Those with the hours of preparation", row["prepared"], row["both"]),
        ("Those with fewer hours", row["number"] - row["prepared"], row["stayed"] - row["both"]),
    ]
    return [(words, shown(number), shown_rate(stayed, number)) for words, number, stayed in groups]
