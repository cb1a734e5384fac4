"""What training starts with: courses (domain, section 5), role description and code of conduct.

Each service edits its own.
"""

from datetime import date

from django.utils import timezone

from groundwork.service_lists import fill
from training import starting_conduct
from training.models import Barrier, Benchmark, Competence, Conduct, Course, Remit
from training.starting_remit import REMIT
from workers.models import Stage

EVERY_STAGE = ["induction", "developing", "established", "senior"]


AFTER_INDUCTION = EVERY_STAGE[1:]


COURSES = [
    ("role", "The peer support role and its definitions", 6, None, EVERY_STAGE),
    ("active-listening", "Active listening", 6, None, EVERY_STAGE),
    ("recovery-planning", "Recovery planning", 6, None, AFTER_INDUCTION),
    ("problem-solving", "Problem solving", 3, None, []),
    ("boundaries", "Boundaries and conduct", 6, None, EVERY_STAGE),
    ("disclosure", "Working with disclosure", 6, None, AFTER_INDUCTION),
    ("inclusion", "Inclusion and diversity", 3, None, []),
    ("safeguarding-adults", "Safeguarding adults", 3, 36, EVERY_STAGE),
    ("safeguarding-children", "Safeguarding children", 3, 36, EVERY_STAGE),
    ("ethics", "Ethics", 3, None, []),
    ("psychoeducation", "Psychoeducation", 6, None, []),
    ("stigma", "Stigma", 3, None, []),
    ("open-dialogue", "Open Dialogue foundation", 24, None, []),
    ("equality", "Equality, diversity and human rights", 1, 36, EVERY_STAGE),
    ("health-and-safety", "Health, safety and welfare", 1, 36, EVERY_STAGE),
    ("conflict", "Conflict resolution", 3, 36, EVERY_STAGE),
    ("fire", "Fire safety", 1, 24, EVERY_STAGE),
    ("infection-control", "Infection prevention and control", 1, 36, EVERY_STAGE),
    ("moving-and-handling", "Moving and handling", 1, 36, EVERY_STAGE),
    ("prevent", "Preventing radicalisation", 1, 36, EVERY_STAGE),
    ("resuscitation", "Resuscitation", 2, 12, EVERY_STAGE),
    ("information-governance", "Information governance", 1, 12, EVERY_STAGE),
]


COMPETENCES = [
    ("values", "Values"),
    ("knowledge", "Knowledge"),
    ("relational", "Core relational skills"),
    ("supporting", "Supporting people"),
    ("teams-and-rights", "Working in teams and promoting rights"),
    ("self-care", "Self-care and supervision"),
    ("optional", "Optional approaches"),
    ("meta", "Meta-competences"),
    ("organisational", "Organisational competences"),
]
HELPED_BY = {
    "values": ["role", "ethics", "stigma"],
    "knowledge": ["role", "psychoeducation", "prevent"],
    "relational": ["active-listening", "disclosure", "conflict"],
    "supporting": ["recovery-planning", "problem-solving", "safeguarding-adults", "safeguarding-children"],
    "teams-and-rights": ["inclusion", "equality", "stigma"],
    "self-care": ["boundaries", "disclosure"],
    "optional": ["open-dialogue"],
    "meta": ["boundaries", "ethics"],
    "organisational": ["health-and-safety", "fire", "information-governance", "infection-control"],
}
BARRIERS = [
    (
        "benefits",
        "Worry about losing benefits",
        "Free benefits advice before anything is decided. Write down which advice was given.",
    ),
    ("health", "Health", "Reasonable adjustments, a break, another date or another pace."),
    ("caring", "Caring for somebody", "Dates and hours that fit, costs of care, taking part from home."),
    ("travel", "Travel or its costs", "Fares paid beforehand, another place, taking part from home."),
    ("confidence", "Confidence", "A first visit, a companion, a talk with somebody who has done it."),
    ("work", "Work or study", "Dates that fit, time given for it."),
    ("other", "Something else", ""),
    ("private", "Prefers not to say", "The door stays open. Nobody has to give a reason."),
]


def fill_lists():
    """Fill each list that is still empty; courses with the stages that must have each."""
    begin_conduct(timezone.localdate())
    begin_remit()
    fill(Competence, [{"code": code, "label": label} for code, label in COMPETENCES])
    fill(Barrier, [{"code": code, "label": label, "help_worth_offering": words} for code, label, words in BARRIERS])
    fill(Benchmark, [{"code": "preparation", "label": "Preparation for the role", "hours": 60}])
    if not Course.objects.exists():
        fill(Course, [course_of(*row[:-1]) for row in COURSES])
        courses = {course.code: course for course in Course.objects.all()}
        stages = {stage.code: stage for stage in Stage.objects.all()}
        for code, *_, required in COURSES:
            courses[code].required_for.set([stages[s] for s in required if s in stages])
        for competence in Competence.objects.all():
            competence.courses.set(courses[code] for code in HELPED_BY.get(competence.code, []))


def course_of(code, label, hours, valid_months):
    safeguards = code.startswith("safeguarding")
    return {
        "code": code,
        "label": label,
        "hours": hours,
        "valid_months": valid_months,
        "is_safeguarding": safeguards,
    }


def begin_conduct(holds_from: date) -> None:
    """The first version of each document, from a day on, where there is none yet."""
    if not Conduct.objects.exists():
        Conduct.objects.create(document=Conduct.Document.ROLE, holds_from=holds_from, text=starting_conduct.ROLE)
        Conduct.objects.create(document=Conduct.Document.CODE, holds_from=holds_from, text=starting_conduct.CODE)


def begin_remit() -> None:
    """What a peer support worker does and does not, where nobody has written it yet."""
    if not Remit.objects.exists():
        Remit.objects.create(text=REMIT.strip())
