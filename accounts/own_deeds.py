"""What people do to their own password and second factor stands in the history of their account."""

from allauth.mfa import signals as second_factor
from allauth.mfa.models import Authenticator
from django.dispatch import receiver

from accounts.account_history import note
from accounts.models import AccountEvent

Deed = AccountEvent.Deed


def note_set_password(user, by):
    """A password was set by its owner, or by whoever had a link (`by` is an AnonymousUser)."""
    if by == user:
        note(Deed.CHANGE_PASSWORD, user, by=user)
    else:
        note(Deed.RESET_PASSWORD, user, by=None)


@receiver(second_factor.authenticator_added)
def note_added_second_factor(user, authenticator, **kwargs):
    """An app comes with recovery codes; the two are one line."""
    if authenticator.type == Authenticator.Type.TOTP:
        note(Deed.ADD_SECOND_FACTOR, user, by=user)


@receiver(second_factor.authenticator_removed)
def note_removed_second_factor(user, authenticator, **kwargs):
    if authenticator.type == Authenticator.Type.TOTP:
        note(Deed.REMOVE_SECOND_FACTOR, user, by=user)


@receiver(second_factor.authenticator_reset)
def note_new_recovery_codes(user, **kwargs):
    note(Deed.RENEW_RECOVERY_CODES, user, by=user)


def note_ended_sessions(sessions):
    """People end their other sessions, all of them at once; no signal tells."""
    for session in sessions[:1]:
        note(Deed.END_SESSIONS, session.user, by=session.user)
