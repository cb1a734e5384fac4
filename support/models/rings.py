import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import all_or_none
from groundwork.permissions import any_of, in_teams
from support.models.supports import Support
from workers.models import Absence


class RingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those about the supports of teams whose records `user` reads."""
        return self.filter(any_of(in_teams("support__team", user.teams_with(Permission.SEE_TEAM_RECORDS))))

    def standing(self):
        """Those that were not taken back as marked by mistake."""
        return self.filter(taken_back_at__isnull=True)


@pghistory.track()
class Ring(BaseModel):
    """That somebody rang the person, as their worker is away and nobody covers: who, when and what was agreed."""

    absence = models.ForeignKey(Absence, models.PROTECT, related_name="rings")
    support = models.ForeignKey(Support, models.PROTECT, related_name="rings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    said = models.CharField("what was agreed", max_length=300, blank=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = RingQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [
            all_or_none("ring_taken_back_whole", "taken_back_at", "taken_back_by", message="Say who took this back."),
        ]

    def __str__(self):
        return f"ring of {timezone.localdate(self.at):%Y-%m-%d}"

    def get_absolute_url(self):
        """It is shown on the page of the support."""
        return address_of_record("support:support_detail", self.support_id)

    def permission_team_ids(self):
        return [self.support.team_id]
