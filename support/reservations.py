"""What speaks against offering a referral to a worker: the one table of it.

Ranking shows and sorts by it, and going ahead in spite of it needs a reason.
"""

from collections.abc import Callable
from dataclasses import dataclass

from support.caseload import taken


@dataclass(frozen=True)
class Reservation:
    """One thing that speaks against a candidate: `words` tells it in a sentence, or is empty where it does not hold.

    With `harms` somebody could come to harm, which counts for more than a full caseload or a choice not met.
    """

    words: Callable
    harms: bool = False


def lacks_training(candidate):
    """Required courses missing or run out, safeguarding named first."""
    named = sorted(candidate.missing, key=lambda course: not course.is_safeguarding)
    return f"Required training is missing or has run out: {first_few(named)}." if named else ""


def needs_dbs_check(candidate):
    worker, today = candidate.worker, candidate.today
    state = worker.dbs_state(today)
    if state == worker.DbsState.IN_DATE:
        return ""
    return "DBS check is not recorded." if state == worker.DbsState.NOT_RECORDED else "DBS check is overdue."


def is_too_junior(candidate):
    """A stage may have a limit to the risks that a referral answers yes."""
    stage, risks = candidate.worker.stage, candidate.risks
    if stage.most_risks is None or risks <= stage.most_risks:
        return ""
    number = "a risk" if risks == 1 else f"{risks} risks"
    return f"{stage} stage, and the referral names {number}."


def goes_away(candidate):
    """Leave that begins within four weeks, while the first sessions would be."""
    return f"Away soon: {candidate.leave.in_words}." if candidate.leave else ""


def is_full(candidate):
    return f"{taken(candidate.worker)}." if candidate.is_full else ""


def does_not_fit(candidate):
    return f"Does not fit: {', '.join(candidate.unmet)}." if candidate.unmet else ""


RESERVATIONS = [
    Reservation(lacks_training, harms=True),
    Reservation(needs_dbs_check, harms=True),
    Reservation(is_too_junior, harms=True),
    Reservation(goes_away),
    Reservation(is_full),
    Reservation(does_not_fit),
]


def against(candidate, *, harms=None):
    """Sentences that speak against a candidate, the gravest first; with `harms` only those that do, or do not."""
    asked = [each for each in RESERVATIONS if harms is None or each.harms == harms]
    return [words for words in (each.words(candidate) for each in asked) if words]


def first_few(courses, number=2):
    """The first courses by name, and how many more."""
    named = ", ".join(str(course) for course in courses[:number])
    more = len(courses) - number
    return f"{named} and {more} more" if more > 0 else named
