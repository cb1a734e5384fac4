from groundwork.models.access_events import AccessEvent
from groundwork.models.autosaves import Autosave
from groundwork.models.bases import BaseModel, OfRequest, ServiceListItem, StatusChange
from groundwork.models.private_texts import PrivateTextField, PrivateTexts
from groundwork.models.seals import Purge, Seal, SealedRow
from groundwork.models.submissions import Submission

__all__ = [
    "AccessEvent",
    "Autosave",
    "BaseModel",
    "OfRequest",
    "PrivateTextField",
    "PrivateTexts",
    "Purge",
    "Seal",
    "SealedRow",
    "ServiceListItem",
    "StatusChange",
    "Submission",
]
