"""Giving roles; where the service asks for it, only with a second person's yes."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from accounts.account_history import note
from accounts.actions.giving import give_role, team_for
from accounts.models import AccountEvent, Membership, RoleRequest, Team, User
from accounts.notices import (
    ROLE_RECEIVED,
    ROLE_REQUEST_APPROVED,
    ROLE_REQUEST_DECLINED,
    ROLE_REQUEST_LAPSED,
    ROLE_REQUESTED,
)
from accounts.permissions import is_watched
from accounts.watching import watched_roles, who_watches
from groundwork.actions import action
from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify

Deed, Status = AccountEvent.Deed, RoleRequest.Status
NOBODY = (
    "A second person has to approve this role, and nobody else is there: no other administrator, and no team lead. "
    "Whoever runs the server can invite another administrator there, with the command invite_administrator."
)


@action
def add_membership(
    *, user: User, by: User | None, role: str, team: Team | None = None, at: datetime | None = None
) -> Membership | RoleRequest:
    """Give somebody a role from now on; administrators have no team, all others have one.

    Others are told of a role that opens records or gives roles, and of each that an administrator takes. Where the
    service asks for a second person's yes to such a role, this asks for it and gives nothing yet; whoever runs
    commands on the server (no `by`) is a second person.
    """
    team = team_for(role, team)
    if by and settings.ROLES_NEED_APPROVAL and is_watched(role):
        return ask_for_role(user=user, by=by, role=role, team=team, at=at)
    return give_role(user=user, by=by, role=role, team=team, at=at)


def ask_for_role(*, user: User, by: User, role: str, team: Team | None, at: datetime | None) -> RoleRequest:
    """Let a role wait for a second person. ValidationError where there is nobody who could answer."""
    lapse_role_requests(at=at)
    if user.memberships.current(timezone.now()).filter(role=role, team=team).exists():
        raise ValidationError("This person already holds this role in this team.", code="held")
    request = RoleRequest(user=user, team=team, role=role, asked_by=by, created_at=at or timezone.now())
    request.full_clean()
    request.save()
    others = who_may_answer(request)
    if not others:
        raise ValidationError(NOBODY, code="nobody")
    note(Deed.REQUEST_ROLE, user, by=by, text=str(request), at=at)
    tell(ROLE_REQUESTED, request, others)
    return request


@action
def approve_role_request(*, request: RoleRequest, by: User, at: datetime | None = None) -> Membership:
    """Say yes as the second person: the role counts from now on."""
    request = locked(request, by)
    user, team = request.user, request.team
    membership = give_role(user=user, by=request.asked_by, role=request.role, team=team, at=at, approver=by)
    answer(request, Status.APPROVED, by, at, membership=membership)
    note(Deed.APPROVE_ROLE_REQUEST, user, by=by, text=str(request), at=at)
    tell(ROLE_REQUEST_APPROVED, request, [request.asked_by])
    tell(ROLE_RECEIVED, request, [user], path="/")
    return membership


@action
def decline_role_request(*, request: RoleRequest, by: User, reason: str, at: datetime | None = None) -> RoleRequest:
    """Say no as the second person, with the reason that whoever asked reads."""
    request = locked(request, by)
    answer(request, Status.DECLINED, by, at, reason=reason)
    note(Deed.DECLINE_ROLE_REQUEST, request.user, by=by, text=f"{request}: {reason}", at=at)
    tell(ROLE_REQUEST_DECLINED, request, [request.asked_by])
    return request


@action
def withdraw_role_request(*, request: RoleRequest, by: User, at: datetime | None = None) -> RoleRequest:
    """Take back what one has asked for."""
    request = lock(request)
    if request.status != Status.WAITING:
        raise ValidationError(stale(request), code="stale")
    answer(request, Status.WITHDRAWN, by, at)
    note(Deed.WITHDRAW_ROLE_REQUEST, request.user, by=by, text=str(request), at=at)
    return request


def ask_again(user: User, by: User) -> None:
    """End the roles of an account that others watch over, and let each wait for a second person.

    Nobody could approve one in a team that was closed meanwhile.
    """
    now = timezone.now()
    for membership in watched_roles(user):
        membership.ends_at = now
        membership.save(update_fields=["ends_at", "updated_at"])
        note(Deed.END_MEMBERSHIP, user, by=by, text=str(membership), at=now)
        is_open = membership.team is None or membership.team.is_active
        if is_open and not waits_for(user, membership.role, membership.team):
            ask_for_role(user=user, by=by, role=membership.role, team=membership.team, at=now)


def waits_for(user: User, role: str, team: Team | None) -> bool:
    """Whether somebody asked for this role already, before it was given without a second person's yes."""
    return user.role_requests.waiting().filter(role=role, team=team).exists()


@action
def lapse_role_requests(*, at: datetime | None = None) -> None:
    """Close what nobody answered in time, or nobody can approve any more."""
    lapsed = RoleRequest.objects.lapsed().select_related("user", "team", "asked_by")
    for request in lapsed.select_for_update(of=("self",), no_key=True, skip_locked=True):
        answer(request, Status.LAPSED, None, at)
        note(Deed.LAPSE_ROLE_REQUEST, request.user, by=None, text=str(request), at=at)
        tell(ROLE_REQUEST_LAPSED, request, [request.asked_by])


def locked(request: RoleRequest, by: User) -> RoleRequest:
    """The request, locked, while it waits for an answer that `by` may give; else ValidationError."""
    request = lock(request, "user", "team", "asked_by")
    if not RoleRequest.objects.to_answer(by).filter(pk=request.pk).exists():
        raise ValidationError(stale(request), code="stale")
    return request


def stale(request: RoleRequest) -> str:
    """Why a request cannot be answered."""
    if request.status != Status.WAITING:
        return f"This was answered meanwhile: it is now “{request.get_status_display().lower()}”. Nothing was saved."
    return "This cannot be answered any more, or not by you. Nothing was saved."


def answer(request: RoleRequest, status: str, by: User | None, at: datetime | None, **fields: object) -> None:
    request.status, request.answered_by, request.answered_at = status, by, at or timezone.now()
    for name, value in fields.items():
        setattr(request, name, value)
    request.save()


def who_may_answer(request: RoleRequest) -> QuerySet[User]:
    """The people who can be the second person; `RoleRequest.objects.watched_by` asks the same of one of them."""
    team = request.team
    return who_watches([team.pk, team.refers_to_id] if team else [], request.asked_by, request.user)


def tell(kind: Kind, request: RoleRequest, recipients: QuerySet[User] | list[User], path: str = "") -> None:
    notify(
        kind,
        recipients=recipients,
        thing=request.pk,
        label=str(request),
        path=path or request.get_absolute_url(),
        due_on=timezone.localdate(request.created_at),
    )
