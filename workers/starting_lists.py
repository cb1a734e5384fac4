"""The lists that workers start with (domain, sections 4 and 5); each service edits its own."""

from groundwork.service_lists import fill
from workers.models import AbsenceKind, ExperienceTheme, Stage

STAGES = [
    {
        "code": "induction",
        "label": "Induction",
        "max_caseload": 4,
        "supervision_interval_days": 7,
        "most_risks": 0,
    },
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

# None of them says anything about health.
ABSENCE_KINDS = [
    {"code": "annual-leave", "label": "Annual leave"},
    {"code": AbsenceKind.AWAY, "label": "Away"},
    {"code": "other-leave", "label": "Other leave"},
    {"code": "training", "label": "Training or study"},
]


def fill_lists():
    """Fill each list that is still empty."""
    fill(Stage, STAGES)
    fill(ExperienceTheme, EXPERIENCE_THEMES)
    fill(AbsenceKind, ABSENCE_KINDS)
