"""Inviting people, ending roles, closing accounts."""

from datetime import datetime
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts import devices, invitations, letters
from accounts.account_history import note
from accounts.actions.giving import tell_who_watches
from accounts.actions.roles import add_membership, ask_again
from accounts.models import AccountEvent, Membership, Team, User
from accounts.notices import ACCOUNT_REACTIVATED, ADDRESS_EDITED, SECOND_FACTOR_RESET
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import lock

Deed = AccountEvent.Deed


@action
def invite(
    *, by: User | None, email: str, name: str, role: str, team: Team | None = None, at: datetime | None = None
) -> User:
    """Make an account with one role and send its owner a link to set a password."""
    user = User(email=User.objects.normalize_email(email).lower(), name=name, invited_at=at or timezone.now())
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    note(Deed.INVITE, user, by=by, at=at)
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
    note(Deed.RESEND_INVITATION, user, by=by, at=at)
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
    note(Deed.WITHDRAW_INVITATION, user, by=by, at=at)
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
    note(Deed.ACCEPT_INVITATION, user, by=None)
    return user


@action
def edit_user(*, user: User, by: User, name: str, email: str) -> User:
    """Change somebody's name or the address with which they sign in; the old address is told."""
    user = lock(user)
    name_before, address_before = user.name, user.email
    user.name, user.email = name, email.lower()
    user.full_clean(exclude=["password"])
    user.save(update_fields=["name", "email"])
    if user.name != name_before:
        note(Deed.EDIT_NAME, user, by=by)
    if user.email != address_before:
        EmailAddress.objects.filter(user=user).delete()
        tell_who_watches(ADDRESS_EDITED, note(Deed.EDIT_ADDRESS, user, by=by))
        transaction.on_commit(partial(letters.tell_of_changed_address, address_before))
    return user


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
    note(Deed.END_MEMBERSHIP, membership.user, by=by, text=str(membership), at=now)
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
    note(Deed.DEACTIVATE, user, by=by, at=at)
    end_sessions(user)
    return user


@action
def reactivate(*, user: User, by: User) -> User:
    """Open a closed account again, with the roles that were not ended meanwhile.

    Where the service asks for a second person's yes, those that need it wait for one.
    """
    user = lock(user)
    if user.is_active:
        raise ValidationError("This account is active already.", code="stale")
    user.is_active = True
    user.save(update_fields=["is_active"])
    tell_who_watches(ACCOUNT_REACTIVATED, note(Deed.REACTIVATE, user, by=by))
    if settings.ROLES_NEED_APPROVAL:
        ask_again(user, by)
    return user


@action
def reset_second_factor(*, user: User, by: User, reason: str) -> User:
    """For somebody who lost phone and recovery codes: they set up a new app at their next sign-in, and are told."""
    user = lock(user)
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    tell_who_watches(SECOND_FACTOR_RESET, note(Deed.RESET_SECOND_FACTOR, user, by=by, text=reason))
    transaction.on_commit(partial(letters.tell_of_reset_second_factor, user.email))
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
