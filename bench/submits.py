"""What is submitted: each time a form of its own, filled in over HTTP, of a record that nobody has used yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from bench import referring
from bench.answers import boxes
from supervision.models import Supervision


@dataclass(frozen=True)
class Submit:
    """A form that commits. `ready(visitors)` does whatever must come before it and gives the Request to be timed."""

    name: str
    role: str
    ready: Callable
    kind: str = "submit"


def submits():
    """The main deeds, from the first word of a referral to the record of a supervision."""
    return [
        Submit("Send: start a referral", "coordinator", referring.start),
        Submit("Send: section about the person", "coordinator", referring.section_about),
        Submit("Send: a whole referral", "coordinator", referring.send),
        Submit("Send: accept a referral", "lead", referring.accept),
        Submit("Send: log a session", "worker", log_session),
        Submit("Send: set a goal", "worker", set_goal),
        Submit("Send: schedule a supervision", "lead", schedule_supervision),
        Submit("Send: record a supervision", "lead", record_supervision),
    ]


def log_session(visitors):
    return visitors["worker"].form(reverse("support:log_session", args=[visitors.next_support()]), **a_session())


def a_session():
    """What is logged of a session held today."""
    return {
        "date": timezone.localdate().isoformat(),
        "attendance": "5",
        "summary": "We walked to the library and found the reading group.",
        "another": "on",
    }


def set_goal(visitors):
    path = reverse("support:set_goal", args=[visitors.next_support()])
    return visitors["worker"].form(path, words="Go swimming again", rating="3", another="on")


def schedule_supervision(visitors):
    return scheduling(visitors, visitors.next_slot())


def record_supervision(visitors):
    """The record of a supervision that was put into the diary just before."""
    slot, lead = visitors.next_slot(), visitors["lead"]
    made = lead.ask(scheduling(visitors, slot)).location
    return lead.form(
        f"{made}record/",
        minutes="60",
        discussed="How the week went, and what helped.",
        text_1="Find out about the writing group",
        owner_1=slot.user,
        **boxes("due_on_1", timezone.localdate() + timedelta(days=14)),
    )


def scheduling(visitors, slot):
    path = reverse("supervision:schedule", args=[slot.worker])
    return visitors["lead"].form(path, kind=Supervision.Kind.DEBRIEF.value, **boxes("date", slot.day))
