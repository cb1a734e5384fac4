import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from accounts.permissions import Permission, Role
from groundwork.addresses import address_of_record
from groundwork.models.bases import BaseModel, filled_when
from groundwork.names import by_name, folded_of
from groundwork.permissions import any_of
from groundwork.searches import named, searched


class TeamQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Administrators look after every team; others see those they belong to."""
        if user.can(Permission.MANAGE_ACCOUNTS):
            return self
        return self.filter(pk__in=[team for _role, team in user.current_memberships])

    def search(self, words):
        """Teams whose name has every one of the words in it."""
        return searched(self, named(words))

    def peer_support(self):
        """Teams that give peer support."""
        return self.filter(kind=Team.Kind.PEER_SUPPORT, is_active=True)

    def without_lead(self):
        """Open peer support teams whose leads are all gone, or not there yet."""
        return self.peer_support().without(Role.LEAD)

    def without(self, *roles):
        """Teams in which nobody who is there now has one of these roles."""
        there = Membership.objects.there(Now()).with_role(*roles)
        return self.exclude(Exists(there.filter(team=OuterRef("pk"))))

    def referring(self):
        """Teams whose coordinators refer people."""
        return self.filter(kind=Team.Kind.REFERRING, is_active=True)


@pghistory.track(exclude=["folded"])
class Team(BaseModel):
    """A referring team or a peer support team."""

    class Kind(models.TextChoices):
        REFERRING = "referring", "Referring team"
        PEER_SUPPORT = "peer_support", "Peer support team"

    class Region(models.TextChoices):
        """Whose bank holidays count; the names govuk-bank-holidays uses."""

        ENGLAND_AND_WALES = "england-and-wales", "England and Wales"
        SCOTLAND = "scotland", "Scotland"
        NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"

    name = models.CharField(
        max_length=120, unique=True, error_messages={"unique": "There is already a team with this name."}
    )
    kind = models.CharField(max_length=20, choices=Kind)
    region = models.CharField("bank holidays", max_length=20, choices=Region, default=Region.ENGLAND_AND_WALES)
    national_code = models.CharField(max_length=20, blank=True)
    refers_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="referring_teams",
        limit_choices_to={"kind": Kind.PEER_SUPPORT},
        help_text="For a referring team: the peer support team its referrals usually go to.",
    )
    is_active = models.BooleanField(default=True)
    folded = folded_of("name")

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = by_name()

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of_record("accounts:team_detail", self.pk)

    def permission_team_ids(self):
        """Teams are looked after by whoever manages accounts, whatever the team."""
        return [None]


class MembershipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Administrators look after every membership; others see their own."""
        return self if user.can(Permission.MANAGE_ACCOUNTS) else self.filter(user=user)

    def current(self, now):
        """Memberships in force at `now`, an aware datetime or `Now()`."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now), starts_at__lte=now)

    def there(self, now):
        """Memberships at `now` of people who are there: the role in force, the account active and not just invited.

        The one definition for every owner, recipient, candidate and choice; of workers see `Worker.objects.there`.
        """
        return self.current(now).filter(user__is_active=True, user__invited_at__isnull=True)

    def with_role(self, *roles):
        """Memberships in one of these roles."""
        return self.filter(role__in=roles)

    def leading(self):
        """Memberships of team leads."""
        return self.with_role(Role.LEAD)

    def watching(self, teams, *but):
        """Those of people who watch over who gets a role in these teams: administrators, and the teams' leads.

        Not those of the users `but`. Teams and users are ids, or expressions that stand for them in a subquery.
        """
        leads = any_of(*(Q(team=team) for team in teams))
        return self.filter(Q(role=Role.ADMINISTRATOR) | Q(leads, role=Role.LEAD)).of_others(*but)

    def of_others(self, *but):
        """Memberships of anybody but these users."""
        for user in but:
            self = self.exclude(user=user)
        return self


def team_by_role(name):
    """A check constraint: every role is held in a team, but for the administrator's."""
    message = "Choose a team. Only administrators have none."
    return filled_when(name, ~Q(role=Role.ADMINISTRATOR), "team", message=message)


@pghistory.track()
class Membership(BaseModel):
    """A role that somebody holds in a team for a time. Ending it ends access at once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty where a command on the server gave it, or where that is not known.",
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["team", "role"], name="membership_team_role")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="membership_ends_after_start",
                violation_error_message="A membership cannot end before it starts.",
            ),
            team_by_role("membership_team_by_role"),
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        Coalesce("team", Value("00000000-0000-0000-0000-000000000000", models.UUIDField())),
                        RangeOperators.EQUAL,
                    ),
                    (
                        Func("starts_at", "ends_at", function="TSTZRANGE", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="This person already holds this role in this team at that time.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.team or 'all teams'}"

    def get_absolute_url(self):
        """Memberships are shown with the person who holds them."""
        return address_of_record("accounts:user_detail", self.user_id)

    def permission_team_ids(self):
        """Memberships are given and ended by whoever manages accounts, whatever the team."""
        return [None]

    @property
    def is_over(self):
        return bool(self.ends_at and self.ends_at <= timezone.now())
