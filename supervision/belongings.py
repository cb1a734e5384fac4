"""What somebody leaves behind of supervision: what is in the diary, and actions they were to do."""

from datetime import datetime

from accounts.models import User
from accounts.permissions import Permission, Role, roles_with
from accounts.stranded import BELONGINGS, Belonging
from groundwork.lists import list_url
from groundwork.words import day
from supervision.models import Action, Readiness, Supervision


def take_supervision(supervision: Supervision, before: User, owner: User, *, by: User, at: datetime) -> None:
    """Give a supervision that is in the diary in the place of somebody."""
    supervision.supervisor = owner
    supervision.save()


def take_action(agreed: Action, before: User, owner: User, *, by: User, at: datetime) -> None:
    """Do what somebody was to do."""
    agreed.owner = owner
    agreed.save()


def take_readiness(row: Readiness, before: User, owner: User, *, by: User, at: datetime) -> None:
    """Look after what a host team is to have ready."""
    row.owner = owner
    row.save()


BELONGINGS.add(
    Belonging(
        name="supervisions",
        one="supervision in the diary",
        many="supervisions in the diary",
        left="Supervisions whose supervisor is gone",
        team="worker__team",
        owners=("supervisor",),
        open=Supervision.objects.scheduled,
        stranded=lambda today: Supervision.objects.without_supervisor(),
        label=lambda supervision: f"{supervision.worker.user}, {day(supervision.date)}",
        take=take_supervision,
        roles=tuple(roles_with(Permission.SUPERVISE)),
        related=("worker__user",),
        path=lambda supervision: supervision.get_absolute_url(),
    ),
    Belonging(
        name="actions",
        one="action from supervision",
        many="actions from supervision",
        left="Actions from supervision whose owner is gone",
        team="supervision__worker__team",
        owners=("owner",),
        open=Action.objects.open,
        stranded=lambda today: Action.objects.without_owner(),
        label=lambda agreed: agreed.text,
        take=take_action,
        roles=tuple(roles_with(Permission.SUPERVISE)),
        kept_by=tuple(Role.values),
        path=lambda agreed: list_url("supervision:action_list", owner="me"),
    ),
    Belonging(
        name="readiness",
        one="item of a host team's list",
        many="items of host teams' lists",
        left="Items of host teams' lists whose owner is gone",
        team="team__refers_to",
        owners=("owner",),
        open=Readiness.objects.open,
        stranded=lambda today: Readiness.objects.without_owner(),
        label=str,
        take=take_readiness,
        roles=tuple(roles_with(Permission.SEE_FIGURES)),
        related=("item", "team"),
        path=lambda row: row.get_absolute_url(),
    ),
)
