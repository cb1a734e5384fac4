"""What notices expect of the people they go to, who come from the app above, and names for types they often say."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, Protocol
from uuid import UUID

# One of a queryset's `values()`: by lookup what stands there.
Row = dict[str, Any]
# What makes a message one of its own: due date and round, and with them thing and recipient in front.
Occasion = tuple[date, int]
Key = tuple[UUID, UUID, date, int]


class Recipient(Protocol):
    """Somebody who may get notices: `accounts.User`."""

    @property
    def pk(self) -> UUID: ...

    @property
    def delivery(self) -> str:
        """How they want reminders, a value of `Delivery`."""


class Staff(Protocol):
    """The people who are there at one moment: `accounts.staff.Staff`."""

    @property
    def users(self) -> Mapping[UUID, Recipient]:
        """Users who are there by id."""

    @property
    def away(self) -> AbstractSet[UUID]:
        """Ids of users who are away from work; they are reminded of nothing."""

    @property
    def covers(self) -> Mapping[UUID, UUID]:
        """Who covers while somebody is away: ids of users by that of the thing that they cover."""

    def with_role(self, role: str, team_id: UUID | None, since: date | None = None, /) -> AbstractSet[UUID]:
        """Ids of those who hold `role` in that team and are not away; with `since` those who held it then already."""
