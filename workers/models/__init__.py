from workers.models.absences import Absence
from workers.models.adjustments import Adjustment, AdjustmentStatusChange
from workers.models.changes import ProfileChange, StageChange
from workers.models.crossovers import Crossover
from workers.models.imports import Import, ImportLine, ImportWork
from workers.models.own_rooms import Gain, RecoveryPlan
from workers.models.rooms import Room, Sharing
from workers.models.service_lists import AbsenceKind, ExperienceTheme, Stage
from workers.models.themes import SEEN_BY_TEAM, WHO, Visibility, WorkerTheme
from workers.models.wellbeing import Wellbeing
from workers.models.wellbeing_plans import WellbeingPlan
from workers.models.workers import Worker

__all__ = [
    "SEEN_BY_TEAM",
    "WHO",
    "Absence",
    "AbsenceKind",
    "Adjustment",
    "AdjustmentStatusChange",
    "Crossover",
    "ExperienceTheme",
    "Gain",
    "Import",
    "ImportLine",
    "ImportWork",
    "ProfileChange",
    "RecoveryPlan",
    "Room",
    "Sharing",
    "Stage",
    "StageChange",
    "Visibility",
    "Wellbeing",
    "WellbeingPlan",
    "Worker",
    "WorkerTheme",
]
