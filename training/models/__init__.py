from training.models.barriers import Barrier, Benchmark
from training.models.courses import Competence, Course
from training.models.exemptions import Exemption
from training.models.records import State, TrainingRecord
from training.models.rules import CourseRule

__all__ = ["Barrier", "Benchmark", "Competence", "Course", "CourseRule", "Exemption", "State", "TrainingRecord"]
