import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

from accounts.models import Membership, Team
from accounts.permissions import Permission, roles_with
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel, ServiceListItem
from groundwork.permissions import in_teams
from workers.models import Worker


@pghistory.track()
class ReadinessItem(ServiceListItem):
    """Something that a clinical team has ready for the peer workers in it."""

    about = "What a clinical team has ready when peer workers work in it. Leads say who looks after each, and by when."


def host_teams(user, today):
    """The clinical teams in which workers of the teams work whose figures `user` may see: those that refer to them."""
    workers = Worker.objects.employed(today).filter(team=OuterRef("refers_to")).order_by()
    hosts = Team.objects.referring().filter(Exists(workers))
    return hosts.filter(in_teams("refers_to", user.teams_with(Permission.SEE_FIGURES)))


def not_ready(user, today):
    """Those of them of which something on the list is open."""
    done = Readiness.objects.done().filter(team=OuterRef(OuterRef("pk")), item=OuterRef("pk")).order_by()
    return host_teams(user, today).filter(Exists(ReadinessItem.objects.offered().filter(~Exists(done)).order_by()))


class ReadinessQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What is agreed about the host teams of the teams whose figures `user` may see."""
        return self.filter(in_teams("team__refers_to", user.teams_with(Permission.SEE_FIGURES)))

    def done(self):
        """What is ready."""
        return self.filter(done_on__isnull=False)

    def open(self):
        """What somebody looks after and is not ready, of what is on the list and of teams that are open."""
        return self.filter(done_on__isnull=True, item__is_active=True, team__is_active=True)

    def without_owner(self):
        """Open, and whoever looks after it has no role any more that sees it."""
        there = Membership.objects.there(Now()).with_role(*roles_with(Permission.SEE_FIGURES))
        theirs = there.filter(user=OuterRef("owner"), team=OuterRef("team__refers_to"))
        return self.open().exclude(Exists(theirs))


@pghistory.track()
class Readiness(BaseModel):
    """How far a clinical team is with one item of the list: who looks after it, by when, and since when it is ready."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="readiness")
    item = models.ForeignKey(ReadinessItem, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField("by when")
    done_on = models.DateField("ready since", null=True, blank=True)
    agreed = models.CharField("what was agreed", max_length=300, blank=True)

    objects = ReadinessQuerySet.as_manager()

    class Meta:
        ordering = ["item__order", "item__label"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "item"],
                name="readiness_once",
                violation_error_message="Somebody has said who looks after this meanwhile.",
            )
        ]

    def __str__(self):
        return f"{self.item}, {self.team}"

    def get_absolute_url(self):
        """It stands on the page of its team."""
        return address_of_record("supervision:host_team", self.team_id)

    def permission_team_ids(self):
        return [self.team.refers_to_id]

    def is_overdue(self, today):
        """Whether it should have been ready before `today`."""
        return self.done_on is None and self.due_on < today
