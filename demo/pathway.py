"""Telling who is interested in becoming a peer worker, and how far each of them has come."""

from datetime import timedelta

from demo import cast
from pathway.actions.interests import add_interest, erase_interest, log_step
from pathway.models import Interest

Source = Interest.Source
# name, contact, source, days ago, steps (days ago, step, next follow-up in so many days, note), team
PEOPLE = [
    ("Noor", "07700 900161, after four", Source.EVENT, 9, [], cast.NORTH),
    (
        "Ceri Vaughan",
        "A letter to the library, which keeps it",
        Source.THEMSELVES,
        70,
        [
            (58, "conversation", 14, "Asked how much of the day is spent writing. Less than they feared."),
            (44, "information", 42, "Has the leaflet and the dates of the open days."),
        ],
        cast.NORTH,
    ),
    (
        "Idris O.",
        "07700 900162, text first",
        Source.ENDING,
        160,
        [
            (150, "conversation", 20, ""),
            (120, "training", 60, "Started the preparation course, Mondays."),
            (35, "placement", 38, "Sits in with the café group."),
        ],
        cast.NORTH,
    ),
    (
        "Maribel Anand",
        "maribel@example.org",
        Source.COLLEAGUE,
        200,
        [(180, "information", 30, ""), (12, "application", 5, "Has sent the form.")],
        cast.SOUTH,
    ),
    (
        "Tuuli",
        "07700 900163",
        Source.THEMSELVES,
        90,
        [(80, "not_now", 100, "Wants to finish college. Asked to be rung in the spring.")],
        cast.SOUTH,
    ),
    (
        "Bram Eilers",
        "07700 900164",
        Source.EVENT,
        300,
        [(280, "training", 90, ""), (60, "employed", None, "")],
        cast.SOUTH,
    ),
]
WITHDRAWN_AGO = 20


def tell_pathway(service):
    """Everybody on the pathway, and one who wanted to be on it no longer."""
    clock, by = service.clock, service.users["pathway"]
    for name, contact, source, ago, steps, team in PEOPLE:
        interest = begin(service, name, contact, source, ago, team)
        for days, step, ahead, note in steps:
            follow_up_on = None if ahead is None else clock.day(days) + timedelta(days=ahead)
            log_step(
                interest=interest,
                by=by,
                step=step,
                follow_up_on=follow_up_on,
                note=note,
                at=clock.at(clock.day(days), 15),
            )
    interest = begin(service, "Somebody", "By post", Source.OTHER, 40, cast.NORTH)
    erase_interest(interest=interest, by=by, because=Interest.Status.WITHDRAWN, at=clock.at(clock.day(WITHDRAWN_AGO)))


def begin(service, name, contact, source, ago, team):
    clock = service.clock
    return add_interest(
        by=service.users["pathway"],
        team=service.teams[team],
        name=name,
        contact=contact,
        source=source,
        agreed_on=clock.day(ago),
        agreed_how=Interest.AgreedHow.IN_PERSON,
        follow_up_on=clock.day(ago - 14),
        at=clock.at(clock.day(ago), 14),
    )
