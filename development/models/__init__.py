from development.models.checklists import Checklist, ChecklistItem, StepOwner
from development.models.inductions import Induction, InductionChange
from development.models.steps import InductionStep

__all__ = ["Checklist", "ChecklistItem", "Induction", "InductionChange", "InductionStep", "StepOwner"]
