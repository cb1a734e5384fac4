from supervision.models.crossovers import CrossoverAtWork
from supervision.models.intervals import SupervisionInterval
from supervision.models.readiness import Readiness, ReadinessItem, host_teams, not_ready
from supervision.models.strain import StrainAnswer
from supervision.models.supervisions import Action, Supervision, SupervisionStatusChange

__all__ = [
    "Action",
    "CrossoverAtWork",
    "Readiness",
    "ReadinessItem",
    "StrainAnswer",
    "Supervision",
    "SupervisionInterval",
    "SupervisionStatusChange",
    "host_teams",
    "not_ready",
]
