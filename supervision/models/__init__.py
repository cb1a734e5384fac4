from supervision.models.crossovers import CrossoverAtWork
from supervision.models.intervals import SupervisionInterval
from supervision.models.strain import StrainAnswer
from supervision.models.supervisions import Action, Supervision, SupervisionStatusChange

__all__ = ["Action", "CrossoverAtWork", "StrainAnswer", "Supervision", "SupervisionInterval", "SupervisionStatusChange"]
