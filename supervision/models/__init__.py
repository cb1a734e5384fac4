from supervision.models.crossovers import CrossoverAtWork
from supervision.models.supervisions import Action, Supervision, SupervisionStatusChange

__all__ = ["Action", "CrossoverAtWork", "Supervision", "SupervisionStatusChange"]
