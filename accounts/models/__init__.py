from accounts.models.autosaves import Autosave
from accounts.models.bases import Record, ReferenceItem, StatusChange
from accounts.models.notices import Notice
from accounts.models.submissions import Submission
from accounts.models.teams import Membership, Team
from accounts.models.trail import AccessEvent
from accounts.models.users import User

__all__ = [
    "AccessEvent",
    "Autosave",
    "Membership",
    "Notice",
    "Record",
    "ReferenceItem",
    "StatusChange",
    "Submission",
    "Team",
    "User",
]
