from training.models.courses import Course
from training.models.records import State, TrainingRecord

__all__ = ["Course", "State", "TrainingRecord"]
