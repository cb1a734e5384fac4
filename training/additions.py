"""What training adds to a worker's page and to the list of workers."""

from django import forms
from django.urls import reverse
from django.utils import timezone

from accounts.models import Team
from accounts.permissions import Permission
from accounts.slots import TEAM_LINKS
from groundwork.permissions import can
from groundwork.words import listed
from training.imports import TRAINING
from training.models import Benchmark, CohortPlace, Conduct
from training.models.records import RUNNING_OUT_DAYS
from training.states import states_of, training_of
from workers import slots


def profile_part(worker, user):
    """How the worker stands with training, what needs attention, and every place on a course."""
    today = timezone.localdate()
    return {
        "template": "training/profile_part.html",
        "training": training_of([worker], today)[worker.pk],
        "records": worker.training.select_related("course", "barrier_kind", "taken_back_by"),
        "exemptions": worker.exemptions.select_related("course", "granted_by", "taken_back_by"),
        "shows_barriers": worker.user_id == user.pk or can(user, Permission.MANAGE_WORKERS, worker),
        "today": today,
        "cohorts": CohortPlace.objects.ahead_of(worker, today),
        "left": CohortPlace.objects.left_by_themselves(worker, today) if worker.user_id == user.pk else [],
        "is_own": worker.user_id == user.pk,
        "opens_cohorts": worker.user_id == user.pk or can(user, Permission.MANAGE_WORKERS, worker),
        "benchmarks": Benchmark.objects.offered(),
        "running_out_days": RUNNING_OUT_DAYS,
    }


def conduct_part(worker, user):
    """What the worker agreed to, and what holds and waits for it."""
    return {
        "template": "training/conduct_part.html",
        "agreements": worker.agreements.select_related("version"),
        "to_agree": Conduct.objects.to_agree(worker.user_id, timezone.localdate()),
    }


def conduct_glance(worker, user):
    """Which documents the worker is still to agree to."""
    waiting = [each.get_document_display() for each in Conduct.objects.to_agree(worker.user_id, timezone.localdate())]
    words = f"To agree: {listed(waiting).lower()}" if waiting else "Agreed to what holds"
    tag = "To agree" if waiting else ""
    yield {"place": 6, "heading": "Role and conduct", "words": words, "href": "#conduct", "tag": tag}


def training_glance(worker, user):
    """How many required courses the worker lacks."""
    gaps = len(states_of([worker], timezone.localdate())[worker.pk].gaps)
    word = "course is" if gaps == 1 else "courses are"
    words = f"{gaps} required {word} missing or run out" if gaps else "All required courses in date"
    tag = "Missing" if gaps else ""
    yield {"place": 4, "heading": "Training", "words": words, "href": "#training", "tag": tag}


def remit_link(worker, user):
    yield {"label": "What a peer support worker does", "href": reverse("training:remit_detail", args=[worker.team_id])}


def remit_link_of_team(team, user):
    if team.is_active and team.kind == Team.Kind.PEER_SUPPORT:
        yield {"label": "What a peer support worker does", "href": reverse("training:remit_detail", args=[team.pk])}


def deed_links(worker, user):
    if can(user, Permission.MANAGE_WORKERS, worker):
        yield {"label": "Enrol on a course", "href": reverse("training:enrol", args=[worker.pk])}
        yield {"label": "Exempt from a course", "href": reverse("training:exempt", args=[worker.pk])}


def matrix_button(user):
    if can(user, Permission.MANAGE_WORKERS):
        yield {"label": "Training matrix", "href": reverse("training:training_matrix")}


def agreements_button(user):
    yield {"label": "Role description and code of conduct", "href": reverse("training:conduct")}


def filter_field():
    gaps, running_out = ("gaps", "Missing or run out"), ("running_out", "Running out")
    return forms.ChoiceField(choices=[("", "Any"), gaps, running_out], required=False)


slots.IMPORTS.append(TRAINING)
slots.GLANCES.append(training_glance)
slots.PARTS.append(profile_part)
slots.LINKS.append(deed_links)
slots.LINKS.append(remit_link)
TEAM_LINKS.append(remit_link_of_team)
slots.BUTTONS.append(matrix_button)
slots.GLANCES.append(conduct_glance)
slots.PARTS.append(conduct_part)
slots.BUTTONS.append(agreements_button)
slots.COLUMNS.append(
    slots.Column(
        name="training",
        heading="Required training",
        template="training/training_cell.html",
        field=filter_field,
        values=states_of,
        fits=getattr,
    )
)
