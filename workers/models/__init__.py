from workers.models.service_lists import ExperienceTheme, Stage
from workers.models.wellbeing import Wellbeing
from workers.models.workers import Worker

__all__ = ["ExperienceTheme", "Stage", "Wellbeing", "Worker"]
