from workers.models.reference import Course, ExperienceTheme, Stage
from workers.models.training import TrainingRecord
from workers.models.wellbeing import Wellbeing
from workers.models.workers import Worker

__all__ = ["Course", "ExperienceTheme", "Stage", "TrainingRecord", "Wellbeing", "Worker"]
