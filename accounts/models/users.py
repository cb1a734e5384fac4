from functools import cached_property
from uuid import uuid4

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.permissions import Permission, Role, permissions_of


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """Make an account; without a password the person must set one from the invitation."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def visible_to(self, user):
        """Administrators look after every account; others see their own."""
        return self.all() if user.teams_with(Permission.MANAGE_ACCOUNTS) else self.filter(pk=user.pk)


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by e-mail address. What they may do comes from memberships."""

    class Delivery(models.TextChoices):
        """How a person wants reminders by e-mail; concerns are always sent at once."""

        SINGLE = "single", "One e-mail for each reminder"
        DAILY = "daily", "One e-mail a day with everything"
        IN_APP = "in_app", "No e-mails, only notices in the application"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("may edit reference lists", default=False)
    delivery = models.CharField(max_length=10, choices=Delivery, default=Delivery.SINGLE)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_message="Somebody already has an account with this e-mail address.",
            )
        ]

    def __str__(self):
        return self.name

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name.split()[0] if self.name else self.email

    @cached_property
    def current_memberships(self):
        """Memberships in force when first asked for; a request reads them once."""
        if not self.is_active:
            return []
        return list(self.memberships.current(timezone.now()).select_related("team"))

    @property
    def roles(self):
        """The set of Role values held now, in any team."""
        return {Role(membership.role) for membership in self.current_memberships}

    def teams_with(self, permission):
        """Ids of the teams in which a role held now grants `permission`.

        A membership without a team (administrators) counts as the id None, so the
        result is empty only where the permission is not held at all.
        """
        return {m.team_id for m in self.current_memberships if permission in permissions_of(m.role)}

    def can(self, permission):
        """Whether any role held now grants `permission`, in whatever team."""
        return bool(self.teams_with(permission))
