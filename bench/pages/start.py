"""The first page of each role, and what a lead and a manager look at first."""

from django.urls import reverse

from bench.pages.page import Page
from bench.visitors import ROLES

# A lead's start page has the dashboard of their team.
KINDS = {"lead": "dashboard"}


def start_pages():
    overdue = f"{reverse('supervision:due_list')}?show=overdue&scope=team"
    return [
        *(Page(f"Start page, {role}", role, reverse("home"), KINDS.get(role, "start")) for role in ROLES),
        Page("Dashboard: supervision overdue", "lead", overdue, "list"),
        Page("Figures, manager", "manager", reverse("supervision:figures"), "dashboard"),
    ]
