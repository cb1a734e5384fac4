"""Figures for managers: totals of teams, without names, with small numbers kept back."""

from datetime import timedelta

from django.db.models import Count

from accounts.models import Team
from accounts.permissions import Permission
from referrals.models import Referral
from supervision.dashboard import WEEKS
from supervision.due import overdue
from support.models import Session, Support
from workers.models import Worker

SMALLEST = 5


def figures(user, today):
    """One row for each peer support team whose figures `user` may see."""
    teams = list(Team.objects.peer_support().filter(pk__in=user.teams_with(Permission.SEE_FIGURES)))
    since = today - timedelta(weeks=WEEKS)
    sessions = Session.objects.held().filter(date__gt=since, date__lte=today)
    supports = by_team(Support.objects.open(), "team", teams)
    waiting = by_team(Referral.objects.waiting(), "team", teams)
    held = by_team(sessions, "team", teams)
    reviews = by_team(Support.objects.review_overdue(today), "team", teams)
    workers = by_team(Worker.objects.employed(today), "team", teams)
    late = by_team(overdue(Worker.objects.all(), today), "team", teams)
    return [
        {
            "team": team,
            "workers": workers.get(team.pk, 0),
            "supports": about_people(supports.get(team.pk, 0)),
            "waiting": about_people(waiting.get(team.pk, 0)),
            "sessions": about_people(held.get(team.pk, 0)),
            "reviews": about_people(reviews.get(team.pk, 0)),
            "supervision": late.get(team.pk, 0),
        }
        for team in teams
    ]


def by_team(queryset, path, teams):
    """How many of these each of the teams has."""
    here = queryset.filter(**{f"{path}__in": teams}).order_by()
    return dict(here.values_list(path).annotate(number=Count("pk")))


def about_people(number):
    """A count about people supported: small ones might tell who they are, so they are kept back."""
    return f"fewer than {SMALLEST}" if 0 < number < SMALLEST else str(number)
