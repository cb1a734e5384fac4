"""The courses that a service starts with (domain, section 5); each service edits its own."""

from groundwork.service_lists import fill
from training.models import Course
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


def course_of(code, label, hours, valid_months):
    safeguards = code.startswith("safeguarding")
    return {
        "code": code,
        "label": label,
        "hours": hours,
        "valid_months": valid_months,
        "is_safeguarding": safeguards,
    }


def fill_lists():
    """Fill the list of courses, with the stages that require each, where it is still empty."""
    if not Course.objects.exists():
        fill(Course, [course_of(*row[:-1]) for row in COURSES])
        stages = {stage.code: stage for stage in Stage.objects.all()}
        for code, *_, required in COURSES:
            Course.objects.get(code=code).required_for.set([stages[s] for s in required if s in stages])
