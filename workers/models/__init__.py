from workers.models.adjustments import Adjustment, AdjustmentStatusChange
from workers.models.crossovers import Crossover
from workers.models.rooms import Room, Sharing
from workers.models.service_lists import ExperienceTheme, Stage
from workers.models.wellbeing import Wellbeing
from workers.models.wellbeing_plans import WellbeingPlan
from workers.models.workers import Worker

__all__ = [
    "Adjustment",
    "AdjustmentStatusChange",
    "Crossover",
    "ExperienceTheme",
    "Room",
    "Sharing",
    "Stage",
    "Wellbeing",
    "WellbeingPlan",
    "Worker",
]
