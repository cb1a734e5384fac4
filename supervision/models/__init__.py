from supervision.models.supervisions import Action, Supervision, SupervisionStatusChange

__all__ = ["Action", "Supervision", "SupervisionStatusChange"]
