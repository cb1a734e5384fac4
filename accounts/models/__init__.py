from accounts.models.account_events import AccountEvent
from accounts.models.attempts import Attempts
from accounts.models.limits import LimitVersion
from accounts.models.role_requests import RoleRequest
from accounts.models.teams import Membership, Team
from accounts.models.users import User

__all__ = ["AccountEvent", "Attempts", "LimitVersion", "Membership", "RoleRequest", "Team", "User"]
