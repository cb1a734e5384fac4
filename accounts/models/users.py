from collections import defaultdict
from datetime import timedelta
from functools import cached_property
from uuid import uuid4

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils import timezone

from accounts.models.teams import Membership
from accounts.permissions import Permission, Role, permissions_of
from groundwork.addresses import address_of_record
from groundwork.names import by_name, folded_of
from groundwork.permissions import NOTHING
from groundwork.prepared import blanked, prepared_of
from groundwork.searches import named, searched
from notices.models import Delivery

EMAIL_TAKEN = "Somebody already has an account with this email address."
INVITATION_LASTS = timedelta(days=7)


def memberships_now(user_id):
    return Membership.objects.current(Now()).filter(user=user_id).values_list("role", "team")


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Administrators look after every account; others see their own."""
        return self if user.teams_with(Permission.MANAGE_ACCOUNTS) else self.filter(pk=user.pk)

    def looked_after_by(self, user):
        """Those whose things `user` may hand over: everybody's, or of whoever has or had a role in a team they lead."""
        if user.can(Permission.MANAGE_ACCOUNTS):
            return self
        teams = user.teams_with(Permission.MANAGE_WORKERS)
        held = Membership.objects.filter(team__in=teams).order_by().values("user_id")
        return self.filter(Q(pk__in=held) if teams else NOTHING)

    def invited(self):
        """Accounts whose owners have not accepted the invitation yet."""
        return self.filter(is_active=True, invited_at__isnull=False)

    def in_use(self):
        """Accounts with which somebody may sign in."""
        return self.filter(is_active=True, invited_at__isnull=True)

    def deactivated(self):
        return self.filter(is_active=False)

    def holding(self, now, **membership):
        """Users who hold a role at `now`, such as `holding(now, role=Role.LEAD, team=team)`."""
        held = Membership.objects.current(now).filter(**membership)
        return self.filter(pk__in=held.values("user_id"))

    def there(self, now, *roles, **membership):
        """People who are there at `now`, in one of these roles where any are named: `there(now, Role.LEAD, team=team)`.

        What that means is `Membership.objects.there`.
        """
        held = Membership.objects.there(now).filter(**membership)
        held = held.with_role(*roles) if roles else held
        return self.filter(pk__in=held.order_by().values("user_id"))

    def not_deactivated(self):
        """Accounts that are active, or will be when the invitation is accepted."""
        return self.filter(is_active=True)

    def search(self, words):
        """Users whose name or email address has every one of the words in it."""
        return searched(self, named(words, also=["email"]))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **fields):
        """Make an account; without a password the person must set one from the invitation."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


@pghistory.track(exclude=["password", "last_login", "devices_forgotten", "folded"])
class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by email address. What they may do comes from memberships."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField("email address", unique=True, error_messages={"unique": EMAIL_TAKEN})
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(
        null=True, blank=True, help_text="When the invitation was last sent; empty once it is accepted or withdrawn."
    )
    delivery = models.CharField(max_length=10, choices=Delivery, default=Delivery.SINGLE)
    date_joined = models.DateTimeField(default=timezone.now)
    devices_forgotten = models.PositiveIntegerField(
        default=0, db_default=0, help_text="How often every known device was forgotten; none known before still is."
    )
    folded = folded_of("name")

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = by_name()
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_message=EMAIL_TAKEN,
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of_record("accounts:user_detail", self.pk)

    def permission_team_ids(self):
        """Accounts belong to no team: who manages accounts manages all."""
        return [None]

    @property
    def state(self):
        """Invited, active or deactivated, in a word for pages."""
        if not self.is_active:
            return "Deactivated"
        return "Invited" if self.invited_at else "Active"

    @property
    def is_in_use(self):
        """Whether its owner may sign in: as `in_use()` of accounts says."""
        return self.is_active and self.invited_at is None

    @property
    def invitation_ends_at(self):
        return self.invited_at + INVITATION_LASTS if self.invited_at else None

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name.split()[0] if self.name else self.email

    @cached_property
    def current_memberships(self):
        """Role and id of the team of each membership in force when first asked for; a request reads them once."""
        if not self.is_active:
            return []
        return list(prepared_of(memberships_now, self.pk))

    @cached_property
    def stand_in(self):
        """Who asks in this user's place while SQL is written, and the values of the blanks; `groundwork.prepared`."""
        return blanked(self.pk, self.current_memberships)

    @property
    def roles(self):
        """The set of Role values held now, in any team."""
        return {Role(role) for role, _team in self.current_memberships}

    @cached_property
    def teams_by_permission(self):
        """Ids of teams by the permission that a role held there grants."""
        teams = defaultdict(frozenset)
        for role, team in self.current_memberships:
            for permission in permissions_of(role):
                teams[permission] |= {team}
        return teams

    def teams_with(self, permission):
        """Ids of the teams in which a role held now grants `permission`.

        A membership without a team (administrators) counts as the id None, so the
        result is empty only where the permission is not held at all.
        """
        return self.teams_by_permission[permission]

    def can(self, permission):
        """Whether any role held now grants `permission`, in whatever team."""
        return bool(self.teams_with(permission))
