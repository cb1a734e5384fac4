from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import filled_when
from groundwork.permissions import in_teams
from workers.models.workers import Worker

UNFINISHED_KEPT = timedelta(days=1)
UNDO_DAYS = 28


class ImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the teams that `user` leads, whoever sent the file."""
        return self.filter(in_teams("team", user.teams_with(Permission.MANAGE_WORKERS)))

    def unfinished(self):
        """Those of which nothing was imported: their file or its lines are kept for a day."""
        statuses = Import.Status
        return self.filter(status__in=[statuses.WAITING, statuses.CHECKED, statuses.ASKED, statuses.REFUSED])

    def forgotten(self, now):
        """Those that nobody finished within a day."""
        return self.unfinished().filter(updated_at__lt=now - UNFINISHED_KEPT)


@pghistory.track()
class Import(BaseModel):
    """A file of one kind with what one team's workers did elsewhere: tried first, then imported whole or not at all.

    The file itself and the lines that were not imported are gone when it is done.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "Being read"
        CHECKED = "checked", "Read, not imported yet"
        ASKED = "asked", "Being imported"
        DONE = "done", "Imported"
        REFUSED = "refused", "Could not be read"
        TAKEN_BACK = "taken_back", "Taken back"

    kind = models.CharField(max_length=20)
    team = models.ForeignKey(Team, models.PROTECT, related_name="imports")
    status = models.CharField(max_length=20, choices=Status, default=Status.WAITING)
    # What is wrong with the file as a whole, or why it was not imported after all.
    problem = models.CharField(max_length=300, blank=True)
    new = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    done_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    taken_back_reason = models.TextField(blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            filled_when(
                "import_done_when_asked",
                Q(status__in=["done", "taken_back"]),
                "done_at",
                message="An import is done when somebody asked for it.",
            ),
            filled_when(
                "import_taken_back_whole",
                Q(status="taken_back"),
                "taken_back_at",
                "taken_back_by",
                texts=["taken_back_reason"],
                message="Say why this is taken back.",
            ),
        ]

    def __str__(self):
        return f"import of {self.created_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return address_of_record("workers:import_detail", self.pk)

    def permission_team_ids(self):
        return [self.team_id]

    @property
    def is_on_its_way(self):
        """Whether the service still works at it, and its page says something else a little later."""
        return self.status in (self.Status.WAITING, self.Status.ASKED)

    @property
    def may_be_discarded(self):
        """Whether nothing of it was imported and nothing is being imported."""
        return self.status in (self.Status.WAITING, self.Status.CHECKED, self.Status.REFUSED)

    def may_be_taken_back(self, now):
        """Whether all that it brought can still be taken back at once."""
        return self.status == self.Status.DONE and self.done_at > now - timedelta(days=UNDO_DAYS)


class ImportLine(models.Model):
    """A line of the file: what it says, what comes of it, and, once it is imported, the id of what it became."""

    class Verdict(models.TextChoices):
        NEW = "new", "To import"
        PRESENT = "present", "There already"
        WRONG = "wrong", "Wrong"

    file = models.ForeignKey(Import, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(max_length=300, blank=True)
    # Whom it is about, where that is known: who reads it reads of them.
    worker = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="+", db_index=False)
    record = models.UUIDField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "number"],
                name="import_line_once",
                violation_error_message="This line was read already.",
            )
        ]

    def __str__(self):
        return f"line {self.number}"


class ImportWork(models.Model):
    """What the sweep has to do for an import: there is a row as long as there is something to do.

    Whoever takes it says until when; after that, somebody else may. A file that ended its reader too often is left.
    """

    MOST_ATTEMPTS = 3

    file = models.OneToOneField(Import, models.CASCADE, primary_key=True, related_name="work")
    content = models.BinaryField(default=bytes)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return f"work for {self.file_id}"
