from groundwork.models.access_events import AccessEvent
from groundwork.models.autosaves import Autosave
from groundwork.models.bases import BaseModel, ServiceListItem, StatusChange
from groundwork.models.submissions import Submission

__all__ = ["AccessEvent", "Autosave", "BaseModel", "ServiceListItem", "StatusChange", "Submission"]
