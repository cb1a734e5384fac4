from groundwork.models.autosaves import Autosave
from groundwork.models.bases import Record, ReferenceItem, StatusChange
from groundwork.models.submissions import Submission
from groundwork.models.trail import AccessEvent

__all__ = ["AccessEvent", "Autosave", "Record", "ReferenceItem", "StatusChange", "Submission"]
