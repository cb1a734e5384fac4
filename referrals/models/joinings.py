import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.models import BaseModel
from groundwork.models.bases import filled_when
from groundwork.permissions import NOTHING
from referrals.models.people import Person
from referrals.models.referrals import Referral


class JoiningQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of people of whom a referral was sent to a team whose lead `user` is."""
        teams = user.teams_with(Permission.TRIAGE)
        theirs = Q(person=OuterRef("kept")) | Q(person=OuterRef("joined"))
        referrals = Referral.objects.sent().filter(theirs, team__in=teams)
        return self.filter(Exists(referrals) if teams else NOTHING)

    def standing(self):
        """Those that have not been taken apart."""
        return self.filter(taken_apart_at__isnull=True)

    def of_referral(self, referral):
        """Those that concerned the referral with this id, standing or not."""
        return self.filter(concerned__contains=[referral])

    def of_people(self, people):
        """Those in which one of these people (or ids) took part."""
        return self.filter(Q(kept__in=people) | Q(joined__in=people))

    def later_than(self, joining):
        """The standing ones since then in which one of its two people took part."""
        return self.standing().of_people([joining.kept_id, joining.joined_id]).filter(created_at__gt=joining.created_at)


@pghistory.track()
class Joining(BaseModel):
    """That a lead said of two people that they are one: what belonged to `joined` belongs to `kept` since.

    The row of `joined` stays as it was, and out of every list. What both said before is kept here, and which rows
    moved, so that it can be taken apart.
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="joinings")
    joined = models.ForeignKey(Person, models.PROTECT, related_name="joinings_away")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField()

    kept_before = models.JSONField(help_text="The fields of the kept person as they were.")
    joined_before = models.JSONField(help_text="The fields of the other one.")
    taken = ArrayField(models.CharField(max_length=40), help_text="The facts taken from the other one.")
    moved = models.JSONField(help_text="Ids of the rows that moved, by model.")
    concerned = ArrayField(models.UUIDField(), help_text="Ids of the referrals of both.")

    taken_apart_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_apart_at = models.DateTimeField(null=True)
    taken_apart_reason = models.TextField(blank=True)

    objects = JoiningQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept=F("joined")),
                name="joining_of_two",
                violation_error_message="These are one record already.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="joining_with_reason",
                violation_error_message="Enter why you think they are one person.",
            ),
            models.UniqueConstraint(
                fields=["joined"],
                condition=Q(taken_apart_at__isnull=True),
                name="joining_once",
                violation_error_message="This record has been joined with another already.",
            ),
            filled_when(
                "joining_taken_apart_whole",
                Q(taken_apart_at__isnull=False),
                "taken_apart_by",
                texts=["taken_apart_reason"],
                message="Enter why the records are taken apart.",
            ),
        ]

    def __str__(self):
        return f"joining of {self.at:%Y-%m-%d}"

    def permission_team_ids(self):
        of_both = Referral.objects.sent().filter(person__in=[self.kept_id, self.joined_id])
        return list(of_both.order_by().values_list("team", flat=True).distinct())

    @property
    def stands(self):
        """Whether it has not been taken apart."""
        return self.taken_apart_at is None
