"""Inviting people, giving and ending roles, closing accounts."""

from datetime import datetime
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts import devices, invitations, letters
from accounts.models import Membership, Team, User
from accounts.notices import ROLE_TAKEN
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import lock
from notices.ledger import notify

KIND_OF_TEAM = {
    Role.COORDINATOR: Team.Kind.REFERRING,
    Role.WORKER: Team.Kind.PEER_SUPPORT,
    Role.LEAD: Team.Kind.PEER_SUPPORT,
    Role.SUPERVISOR: Team.Kind.PEER_SUPPORT,
    Role.MANAGER: Team.Kind.PEER_SUPPORT,
}


@action
def invite(
    *, by: User | None, email: str, name: str, role: str, team: Team | None = None, at: datetime | None = None
) -> User:
    """Make an account with one role and send its owner a link to set a password."""
    user = User(email=User.objects.normalize_email(email).lower(), name=name, invited_at=at or timezone.now())
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    add_membership(user=user, by=by, role=role, team=team, at=at)
    invitations.send(user)
    return user


@action
def resend_invitation(*, user: User, by: User, at: datetime | None = None) -> User:
    """Send the link again; the one sent before stops working."""
    user = lock(user)
    if user.has_usable_password() or not user.is_active:
        raise ValidationError("This person has set a password already, or the account is deactivated.", code="stale")
    user.invited_at = at or timezone.now()
    user.save(update_fields=["invited_at"])
    invitations.send(user)
    return user


@action
def withdraw_invitation(*, user: User, by: User, at: datetime | None = None) -> User:
    """Take an invitation back before it is accepted: its link stops working, its roles end."""
    user = lock(user)
    if user.invited_at is None:
        raise ValidationError("The invitation was accepted or withdrawn already.", code="stale")
    user.invited_at = None
    user.is_active = False
    user.save(update_fields=["invited_at", "is_active"])
    user.memberships.current(at or timezone.now()).update(ends_at=at or timezone.now())
    return user


@action
def accept_invitation(*, user: User, token: str, password: str) -> User:
    """Set the first password, once."""
    hashed = make_password(password)
    user = lock(user)
    if not invitations.is_good(user, token):
        raise ValidationError("This invitation does not work any more.", code="stale")
    user.password = hashed
    user.invited_at = None
    user.save(update_fields=["password", "invited_at"])
    return user


@action
def edit_user(*, user: User, by: User, name: str, email: str) -> User:
    """Change somebody's name or the address with which they sign in; the old address is told."""
    user = lock(user)
    before, user.name, user.email = user.email, name, email.lower()
    user.full_clean(exclude=["password"])
    user.save(update_fields=["name", "email"])
    if user.email != before:
        EmailAddress.objects.filter(user=user).delete()
        transaction.on_commit(partial(letters.tell_of_changed_address, before))
    return user


@action
def add_membership(
    *, user: User, by: User | None, role: str, team: Team | None = None, at: datetime | None = None
) -> Membership:
    """Give somebody a role from now on; administrators have no team, all others have one.

    The other administrators are told of a role that one of them takes.
    """
    kind = KIND_OF_TEAM.get(Role(role))
    if kind and team and team.kind != kind:
        raise ValidationError({"team": f"Choose a {kind.label.lower()} for a {Role(role).label.lower()}."})
    membership = Membership(user=user, team=team if kind else None, role=role, starts_at=at or timezone.now())
    membership.full_clean()
    membership.save()
    if user == by:
        tell_administrators(membership)
    return membership


def tell_administrators(membership: Membership) -> None:
    """Tell the administrators of a role that one of them has taken."""
    notify(
        ROLE_TAKEN,
        recipients=User.objects.there(membership.starts_at, Role.ADMINISTRATOR).exclude(pk=membership.user_id),
        thing=membership.pk,
        label=membership.get_role_display(),
        path=membership.user.get_absolute_url(),
        due_on=timezone.localdate(membership.starts_at),
    )


@action
def end_membership(*, membership: Membership, by: User, at: datetime | None = None) -> Membership:
    """End a role. What it let the person open is closed to them from the next click."""
    now = at or timezone.now()
    if membership.role == Role.ADMINISTRATOR:
        keep_an_administrator(membership.user, by, now)
    membership = lock(membership)
    if membership.ends_at and membership.ends_at <= now:
        raise ValidationError("This role was ended already.", code="stale")
    membership.ends_at = now
    membership.save(update_fields=["ends_at", "updated_at"])
    return membership


@action
def deactivate(*, user: User, by: User, at: datetime | None = None) -> User:
    """Close an account: its owner is signed out everywhere at once. Nothing is deleted."""
    if user == by:
        raise ValidationError("You cannot deactivate your own account. Ask another administrator.", code="own")
    keep_an_administrator(user, by, at or timezone.now())
    user = lock(user)
    if not user.is_active:
        raise ValidationError("This account was deactivated already.", code="stale")
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    return user


@action
def reactivate(*, user: User, by: User) -> User:
    """Open a closed account again, with the roles that were not ended meanwhile."""
    user = lock(user)
    if user.is_active:
        raise ValidationError("This account is active already.", code="stale")
    user.is_active = True
    user.save(update_fields=["is_active"])
    return user


@action
def reset_second_factor(*, user: User, by: User) -> User:
    """For somebody who lost phone and recovery codes: they set up a new app at their next sign-in."""
    user = lock(user)
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    return user


def end_sessions(user: User) -> None:
    """Sign somebody out everywhere; no device is known as theirs any more."""
    devices.forget(user)
    for session in UserSession.objects.filter(user=user):
        session.end()


def keep_an_administrator(user: User, by: User, now: datetime) -> None:
    """Refuse where `user` is the acting or the last administrator.

    All administrators' rows are locked in one order before anybody counts, so that two of
    them cannot remove each other at the same moment.
    """
    roles = Membership.objects.with_role(Role.ADMINISTRATOR)
    list(roles.current(now).order_by("pk").select_for_update())
    holders = set(roles.there(now).values_list("user_id", flat=True))
    if user.pk in holders and user == by:
        raise ValidationError("Another administrator has to end your own administrator role.", code="own")
    if holders == {user.pk}:
        raise ValidationError("This is the last administrator. Make somebody else administrator first.", code="last")
