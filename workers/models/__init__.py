from workers.models.absences import Absence
from workers.models.service_lists import AbsenceKind, ExperienceTheme, Stage
from workers.models.wellbeing import Wellbeing
from workers.models.workers import Worker

__all__ = ["Absence", "AbsenceKind", "ExperienceTheme", "Stage", "Wellbeing", "Worker"]
