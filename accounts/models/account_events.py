from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import OfRequest
from notices.models import Notice


class AccountEventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Administrators see what was done to every account; leads, what they were told of."""
        if user.can(Permission.MANAGE_ACCOUNTS):
            return self
        if not user.can(Permission.SEE_TRAIL):
            return self.none()
        return self.filter(Exists(Notice.objects.visible_to(user).filter(thing=OuterRef("pk"))))


class AccountEvent(OfRequest):
    """Something that was done to an account: what, whose, by whom, when and why.

    `by` is empty where a command on the server did it, whoever had a link and had not signed in, or nobody: what
    lapses. `text` says more than the deed, such as which role, or the reason that was given; it holds no address and
    no name.
    """

    class Deed(models.TextChoices):
        INVITE = "invite", "Invited"
        RESEND_INVITATION = "resend_invitation", "Invitation sent again"
        WITHDRAW_INVITATION = "withdraw_invitation", "Invitation withdrawn"
        ACCEPT_INVITATION = "accept_invitation", "Invitation accepted"
        EDIT_NAME = "edit_name", "Name changed"
        EDIT_ADDRESS = "edit_address", "Email address changed"
        ADD_MEMBERSHIP = "add_membership", "Role given"
        END_MEMBERSHIP = "end_membership", "Role ended"
        REQUEST_ROLE = "request_role", "Role asked for"
        APPROVE_ROLE_REQUEST = "approve_role_request", "Role approved"
        DECLINE_ROLE_REQUEST = "decline_role_request", "Role declined"
        WITHDRAW_ROLE_REQUEST = "withdraw_role_request", "Request for a role withdrawn"
        LAPSE_ROLE_REQUEST = "lapse_role_request", "Request for a role lapsed"
        DEACTIVATE = "deactivate", "Account deactivated"
        REACTIVATE = "reactivate", "Account reactivated"
        RESET_SECOND_FACTOR = "reset_second_factor", "Second factor reset"
        RESET_PASSWORD = "reset_password", "Password set by a link"
        CHANGE_PASSWORD = "change_password", "Password changed"
        ADD_SECOND_FACTOR = "add_second_factor", "Second factor set up"
        REMOVE_SECOND_FACTOR = "remove_second_factor", "Second factor turned off"
        RENEW_RECOVERY_CODES = "renew_recovery_codes", "New recovery codes made"
        END_SESSIONS = "end_sessions", "Other sessions ended"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="account_events")
    deed = models.CharField(max_length=40, choices=Deed)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = AccountEventQuerySet.as_manager()

    class Meta(OfRequest.Meta):
        ordering = ["-at"]

    def __str__(self):
        return f"{self.get_deed_display()} at {self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        return address_of_record("accounts:account_event", self.pk)
