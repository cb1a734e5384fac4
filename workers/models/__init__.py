from workers.models.changes import ProfileChange, StageChange
from workers.models.service_lists import ExperienceTheme, Stage
from workers.models.themes import SEEN_BY_TEAM, WHO, Visibility, WorkerTheme
from workers.models.wellbeing import Wellbeing
from workers.models.workers import Worker

__all__ = [
    "SEEN_BY_TEAM", "WHO", "ExperienceTheme", "ProfileChange", "Stage", "StageChange", "Visibility", "Wellbeing",
    "Worker", "WorkerTheme",
]  # fmt: skip
