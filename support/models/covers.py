import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.models import BaseModel
from groundwork.models.bases import all_or_none
from groundwork.permissions import NOTHING
from support.models.supports import Support
from workers.models import Absence, Worker


class CoverQuerySet(models.QuerySet):
    def of(self, user):
        """Those of whoever covers, in the teams in which they work."""
        teams = user.teams_with(Permission.SUPPORT)
        return self.filter(Q(worker__user=user, support__team__in=teams) if teams else NOTHING)

    def in_force(self):
        """What stands of what was said: not changed, ended or taken back since, of supports that go on."""
        return self.filter(ended_at__isnull=True, support__status__in=Support.OPEN)

    def going_on(self, now):
        """What was said of the absences that go on at `now`, a moment or `Now()`."""
        current = Absence.objects.current(now).order_by()
        return self.in_force().filter(absence__in=current.values("pk"))

    def ahead(self, now):
        """What was said of absences that go on or are to come at `now`."""
        return self.in_force().filter(absence__in=Absence.objects.not_over(now).order_by().values("pk"))

    def counting(self, today, now):
        """Those through which somebody covers at `now`: they are there in the team and not away themselves.

        The one definition: for whoever opens a support, who is reminded, and what has no cover. `today` and `now`
        may be expressions.
        """
        able = Worker.objects.present(today, now).order_by()
        return self.going_on(now).filter(worker__in=able.values("pk"), support__team=F("worker__team"))

    def counting_now(self, today):
        """As `counting`, at this moment."""
        return self.counting(today, Now())

    def falling_out(self, today, now):
        """Those who were named for an absence that goes on, and are gone or away themselves: they count as nobody."""
        counting = self.model.objects.counting(today, now).order_by()
        return self.going_on(now).filter(worker__isnull=False).exclude(pk__in=counting.values("pk"))


@pghistory.track()
class Cover(BaseModel):
    """Who takes a support on while its worker is away, or plainly nobody: for the time of the absence and no longer.

    `notes_agreed`: the person agreed that whoever covers reads the notes of their sessions.
    """

    absence = models.ForeignKey(Absence, models.PROTECT, related_name="covers")
    support = models.ForeignKey(Support, models.PROTECT, related_name="covers")
    worker = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="covers")
    notes_agreed = models.BooleanField("the person agreed that session notes may be read", default=False)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)

    objects = CoverQuerySet.as_manager()

    class Meta:
        ordering = ["named_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["absence", "support"],
                condition=Q(ended_at__isnull=True),
                name="cover_one_at_a_time",
                violation_error_message="Somebody has named who covers this support meanwhile.",
            ),
            all_or_none("cover_ended_whole", "ended_at", "ended_by", message="Say who ended the cover."),
            models.CheckConstraint(
                condition=Q(worker__isnull=False) | Q(notes_agreed=False),
                name="cover_notes_read_by_somebody",
                violation_error_message="Nobody reads the notes where nobody covers.",
            ),
        ]

    def __str__(self):
        return f"cover of {self.named_at:%Y-%m-%d}"

    def permission_team_ids(self):
        return [self.support.team_id]
