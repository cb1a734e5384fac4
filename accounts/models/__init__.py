from accounts.models.attempts import Attempts
from accounts.models.teams import Membership, Team
from accounts.models.users import User

__all__ = ["Attempts", "Membership", "Team", "User"]
