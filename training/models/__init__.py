from training.models.barriers import Barrier, Benchmark
from training.models.cohorts import Attendance, Cohort, CohortPlace, CourseDay
from training.models.conduct import Agreement, Conduct
from training.models.courses import Competence, Course
from training.models.exemptions import Exemption
from training.models.records import State, TrainingRecord
from training.models.remits import Remit
from training.models.rules import CourseRule

__all__ = [
    "Agreement",
    "Attendance",
    "Barrier",
    "Benchmark",
    "Cohort",
    "CohortPlace",
    "Competence",
    "Conduct",
    "Course",
    "CourseDay",
    "CourseRule",
    "Exemption",
    "Remit",
    "State",
    "TrainingRecord",
]
