"""Private rooms: what is a worker's own, and who enters besides them."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.models import BaseModel, PrivateTexts
from groundwork.permissions import NOTHING, any_of
from workers.models.workers import Worker


class Room(models.TextChoices):
    """What is a worker's own; they may share each by itself with their line manager, but for those of `OWN_ALONE`."""

    ADJUSTMENTS = "adjustments", "Reasonable adjustments"
    PLAN = "plan", "Wellbeing plan"
    CROSSOVERS = "crossovers", "Crossovers"
    GAINS = "gains", "Own gains"
    RECOVERY = "recovery", "Own recovery plan"

    @property
    def can_be_shared(self):
        """Whether the worker may let anybody in."""
        return self not in OWN_ALONE


# What a worker keeps for themselves alone: nobody else is let in, and no form offers it.
OWN_ALONE = frozenset({Room.GAINS, Room.RECOVERY})


class SharingQuerySet(models.QuerySet):
    def standing(self):
        """Those that the worker has not ended, and no change of line manager."""
        return self.filter(ended_at__isnull=True)

    def with_line_manager(self):
        """Those standing with whoever is the worker's line manager now."""
        return self.standing().filter(shared_with=F("worker__line_manager"))


@pghistory.track()
class Sharing(BaseModel):
    """That a worker lets one person, their line manager, into one of their private rooms."""

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="sharings")
    room = models.CharField(max_length=20, choices=Room)
    shared_with = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = SharingQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "room"],
                condition=Q(ended_at__isnull=True),
                name="sharing_with_one",
                violation_error_message="This is shared already.",
            ),
            models.CheckConstraint(
                condition=~Q(room__in=sorted(OWN_ALONE)),
                name="sharing_of_what_may_be_shared",
                violation_error_message="This is yours alone and cannot be shared.",
            ),
        ]

    def __str__(self):
        return self.get_room_display()


def entered_by(user, room, path=""):
    """The rows whose worker's private room `user` may enter: the worker, and the line manager they share it with.

    `path` leads to the worker, such as "worker__". Who has left shows it to nobody, as their role ends that day.
    """
    own = Q(**{f"{path}user": user}) if user.can(Permission.SEE_OWN_PROFILE) else NOTHING
    return any_of(own, shared_with(user, room, path))


def shared_with(user, room, path=""):
    """The rows whose worker shares a room with `user`, who is their line manager today."""
    teams = user.teams_with(Permission.SUPERVISE)
    if not teams or not Room(room).can_be_shared:
        return NOTHING
    today = timezone.localdate()
    sharing = Sharing.objects.standing().filter(worker=OuterRef(f"{path}pk"), room=room, shared_with=user)
    here = Q(**{f"{path}left_on__isnull": True}) | Q(**{f"{path}left_on__gt": today})
    return Q(**{f"{path}line_manager": user, f"{path}team__in": teams}) & here & Q(Exists(sharing))


class PrivateRecordQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What stands in the rooms that `user` may enter."""
        return self.filter(entered_by(user, self.model.room, "worker__"))


class PrivateRecord(PrivateTexts, BaseModel):
    """Something in a private room; `room` is which one. Every reading is recorded: `workers.rooms.note_entry`."""

    room: Room

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="%(class)s_set")

    objects = PrivateRecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def permission_team_ids(self):
        return self.worker.permission_team_ids()
