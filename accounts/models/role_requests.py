from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models.teams import Membership, Team, team_by_role
from accounts.permissions import Permission, Role
from groundwork.addresses import address_of_record
from groundwork.models.bases import BaseModel, filled_when

REQUEST_LASTS = timedelta(days=7)


class RoleRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Administrators see all; others those that they may answer, or could have answered."""
        return self if user.can(Permission.MANAGE_ACCOUNTS) else self.watched_by(user)

    def watched_by(self, user):
        """Those to which `user` can be the second person: as administrator or lead of the team, else as any lead.

        Never who asked, nor who is to have the role.
        """
        others = OuterRef("asked_by"), OuterRef("user")
        there = Membership.objects.there(Now())
        near = there.watching([OuterRef("team"), OuterRef("team__refers_to")], *others)
        leads = there.leading().of_others(*others)
        theirs = Exists(near.filter(user=user.pk)) | (~Exists(near) & Exists(leads.filter(user=user.pk)))
        return self.filter(theirs)

    def waiting(self):
        """Those that can be approved: who asked is still an administrator, the account active, the team open."""
        asking = Membership.objects.there(Now()).with_role(Role.ADMINISTRATOR).filter(user=OuterRef("asked_by"))
        return self.filter(
            Q(team__isnull=True) | Q(team__is_active=True),
            Exists(asking),
            status=RoleRequest.Status.WAITING,
            user__is_active=True,
            created_at__gt=Now() - REQUEST_LASTS,
        )

    def to_answer(self, user):
        """Those that wait for `user`, or for somebody else who may answer."""
        return self.waiting().watched_by(user)

    def lapsed(self):
        """Those that nobody answered and nobody can approve any more."""
        waiting = RoleRequest.objects.waiting().filter(pk=OuterRef("pk"))
        return self.filter(~Exists(waiting), status=RoleRequest.Status.WAITING)


@pghistory.track()
class RoleRequest(BaseModel):
    """A role that an administrator wants to give, where the service asks for a second person's yes."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"
        LAPSED = "lapsed", "Lapsed"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="role_requests")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="role_requests")
    role = models.CharField(max_length=20, choices=Role)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=Status, default=Status.WAITING)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    membership = models.OneToOneField(
        Membership, models.PROTECT, null=True, blank=True, related_name="request", help_text="The role, once given."
    )

    objects = RoleRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "team"],
                condition=Q(status="waiting"),
                nulls_distinct=False,
                name="role_request_once_at_a_time",
                violation_error_message="Somebody has asked for this role already. It waits for a second person's yes.",
            ),
            models.CheckConstraint(
                condition=~Q(status="approved") | (~Q(answered_by=F("asked_by")) & ~Q(answered_by=F("user"))),
                name="role_request_second_person",
                violation_error_message="Somebody else has to approve this: neither who asked nor who gets the role.",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | Q(answered_by=F("asked_by")),
                name="role_request_withdrawn_by_who_asked",
                violation_error_message="Only whoever asked for a role can withdraw that.",
            ),
            team_by_role("role_request_team_by_role"),
            filled_when(
                "role_request_answered",
                Q(status__in=["approved", "declined", "withdrawn"]),
                "answered_by",
                message="Say who answered, once it is answered.",
            ),
            filled_when(
                "role_request_ended", ~Q(status="waiting"), "answered_at", message="Say when it was answered or lapsed."
            ),
            filled_when(
                "role_request_gives_role",
                Q(status="approved"),
                "membership",
                message="What is approved gives the role.",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(reason=""),
                name="role_request_declined_with_reason",
                violation_error_message="Enter why the role is not to be given.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.team or 'all teams'}"

    def get_absolute_url(self):
        return address_of_record("accounts:role_request_detail", self.pk)

    @property
    def ends_at(self):
        """When it lapses unless somebody answers."""
        return self.created_at + REQUEST_LASTS

    @property
    def state(self):
        """Waiting, approved …, in a word for pages; one that ran out is lapsed before it is closed."""
        is_over = self.status == self.Status.WAITING and self.ends_at < timezone.now()
        return self.Status.LAPSED.label if is_over else self.get_status_display()
