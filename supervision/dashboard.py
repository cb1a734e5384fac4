"""The dashboard on a lead's start page: a row for each worker, and where each figure's list is.

Every figure is counted from the same queryset as the list it links to, out of what the lead
may see, so that the two cannot disagree.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.db.models.functions import Now

from accounts.permissions import Permission
from groundwork.counts import prepared_counts
from groundwork.lists import list_url
from groundwork.prepared import prepared
from supervision.due import is_overdue, overdue, with_supervision
from support.caseload import is_over, taken, with_caseload
from support.models import Session, Support
from training.states import states_of
from workers.models import Worker
from workers.wellbeing import reads_wellbeing

WEEKS = 4
# What a row tells of its worker.
FIELDS = (
    "user__name", "stage__label", "stage__max_caseload", "agreed_caseload", "weekly_hours", "started_on", "left_on",
    "supervisor", "line_manager", "dbs_next_check_on", "shares_wellbeing", "team", "employment",
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A number and the list behind it. It needs attention where it should be 0 and is not."""

    label: str
    number: int
    url: str
    is_problem: bool = False

    @property
    def needs_attention(self):
        return self.is_problem and self.number > 0


def dashboard_of(user, today):
    """What a lead's dashboard shows: `totals`, and `rows`, one for each worker; and the `training` it was told from."""
    team = list(prepared(led_workers, user))
    work, training = work_seen(user, today), states_of(team, today)
    return {
        "totals": totals(user, today, work),
        "rows": rows(user, today, team, training, work),
        "training": training,
    }


def led_workers(user, today):
    """The workers of the lead's teams: those employed, and those who left people without a worker, by name."""
    visible = with_caseload(with_supervision(Worker.objects.visible_to(user).with_away(Now()), today))
    here = visible.filter(team__in=user.teams_with(Permission.SEE_DASHBOARD))
    employed = Worker.objects.employed(today).order_by().values("pk")
    shown = here.filter(Q(pk__in=employed) | Q(open_supports__gt=0)).select_related("user", "stage")
    return shown.only(*FIELDS)


@dataclass(frozen=True)
class Work:
    """What is counted by worker, of all that the lead may see: reviews overdue, sessions held, how workers were."""

    reviews: dict
    sessions: dict
    trends: dict


def work_seen(user, today):
    """The Work of the supports and sessions that the lead may see."""
    late = prepared(reviews_late, user)
    held = prepared(sessions_held, user)
    return Work(defaultdict(int, late), *sessions_and_trends(held, today))


def rows(user, today, team, training, work):
    """One row for each worker of the team, with their Training by id; no row asks the database."""
    return [
        {
            "worker": worker,
            "is_overdue": is_overdue(worker, today),
            "has_left": bool(worker.left_on) and worker.left_on <= today,
            "is_over": is_over(worker),
            "taken": taken(worker),
            "figures": figures_of(worker, work.reviews[worker.pk], work.sessions[worker.pk]),
            "gaps": len(training[worker.pk].gaps),
            "dbs": worker.dbs_state(today),
            "reads_wellbeing": reads_wellbeing(user, worker),
            "trend": trend_of(work.trends[worker.pk]) if reads_wellbeing(user, worker) else None,
            "may_schedule": user.pk in (worker.supervisor_id, worker.line_manager_id),
        }
        for worker in team
    ]


def figures_of(worker, reviews, sessions):
    """The figures of one worker, by name, for the cells of the row."""
    listed, key = "support:support_list", worker.pk
    return {
        "supports": Figure("Supports", worker.open_supports, list_url(listed, worker=key, show="open")),
        "reviews": Figure("Reviews overdue", reviews, list_url(listed, worker=key, show="review_overdue"), True),
        "sessions": Figure(
            "Sessions in 4 weeks",
            sessions,
            list_url("support:session_list", worker=key, show="held", weeks=WEEKS),
        ),
    }


def totals(user, today, work):
    """The team's figures above the rows."""
    supported, late = prepared_counts(counted, user)
    return [
        Figure("open supports", supported, list_url("support:support_list", show="open")),
        Figure(
            "reviews overdue",
            sum(work.reviews.values()),
            list_url("support:support_list", show="review_overdue"),
            True,
        ),
        Figure(
            "sessions in four weeks",
            sum(work.sessions.values()),
            list_url("support:session_list", show="held", weeks=WEEKS),
        ),
        Figure(
            "workers whose supervision is overdue",
            late,
            list_url("supervision:due_list", show="overdue", scope="team"),
            True,
        ),
    ]


def counted(user, today):
    """What the totals count: open supports, workers whose supervision is overdue."""
    team = Worker.objects.visible_to(user).filter(team__in=user.teams_with(Permission.SEE_DASHBOARD))
    return Support.objects.visible_to(user).open(), overdue(team, today)


def reviews_late(user, today):
    """Worker and number of overdue reviews, for each worker with any."""
    late = Support.objects.visible_to(user).review_overdue(today)
    return late.order_by().values_list("worker").annotate(number=Count("pk"))


def sessions_held(user, today):
    """Worker, day and how the worker was, of each session of the last four weeks at which the person was there."""
    recent = Session.objects.visible_to(user).held()
    recent = recent.filter(date__gt=today - timedelta(weeks=WEEKS), date__lte=today)
    return recent.order_by().values_list("worker", "date", "wellbeing")


def sessions_and_trends(sessions, today):
    """Two dicts by worker from `sessions_held`: how many, and the mean of how the worker was after them.

    Means are those of each of four weeks, oldest first; None for a week without any, nothing for a worker without.
    """
    held, ratings = defaultdict(int), defaultdict(lambda: [[] for _ in range(WEEKS)])
    for worker, day, rating in sessions:
        held[worker] += 1
        if rating is not None:
            ratings[worker][WEEKS - 1 - (today - day).days // 7].append(rating)
    means = {worker: [mean(week) for week in weeks] for worker, weeks in ratings.items()}
    return held, defaultdict(list, means)


def trend_of(means):
    """The means of the weeks in words, and as `bars` of the small chart, where a rating is 4 high; None without any."""
    if not means:
        return None
    bars = [
        (f"{14 * number}", f"{20 - 4 * (mean or 0):g}", f"{4 * (mean or 0):g}") for number, mean in enumerate(means)
    ]
    return {"words": ", ".join("–" if mean is None else f"{mean:g}" for mean in means), "bars": bars}


def mean(numbers):
    return round(sum(numbers) / len(numbers), 1) if numbers else None
