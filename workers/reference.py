"""The lists that workers start with (domain, sections 4 and 5); each service edits its own."""

from accounts.reference import fill
from workers.models import Course, ExperienceTheme, Stage

STAGES = [
    {"code": "induction", "label": "Induction", "max_caseload": 4, "supervision_interval_days": 7},
    {"code": "developing", "label": "Developing", "max_caseload": 8, "supervision_interval_days": 14},
    {"code": "established", "label": "Established", "max_caseload": 12, "supervision_interval_days": 28},
    {"code": "senior", "label": "Senior", "max_caseload": 12, "supervision_interval_days": 28},
]

EXPERIENCE_THEMES = [
    {"code": "anxiety", "label": "Living with anxiety"},
    {"code": "low-mood", "label": "Low mood"},
    {"code": "voices", "label": "Hearing voices or unusual experiences"},
    {"code": "hospital", "label": "Time in hospital"},
    {"code": "trauma", "label": "Trauma"},
    {"code": "self-harm", "label": "Self-harm"},
    {"code": "eating", "label": "Eating distress"},
    {"code": "addiction", "label": "Alcohol or drugs"},
    {"code": "parenting", "label": "Being a parent"},
    {"code": "caring", "label": "Caring for somebody"},
    {"code": "work", "label": "Work and study"},
    {"code": "identity", "label": "Culture, faith or identity"},
]

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


def fill_lists():
    """Fill each list that is still empty."""
    fill(Stage, STAGES)
    fill(ExperienceTheme, EXPERIENCE_THEMES)
    if not Course.objects.exists():
        fill(Course, [{"code": c, "label": label, "hours": h, "valid_months": m} for c, label, h, m, _ in COURSES])
        stages = {stage.code: stage for stage in Stage.objects.all()}
        for code, *_, required in COURSES:
            Course.objects.get(code=code).required_for.set([stages[s] for s in required if s in stages])
