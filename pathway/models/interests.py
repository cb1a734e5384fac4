import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import Membership, Team
from accounts.permissions import Permission, Role
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel, StatusChange
from groundwork.permissions import in_teams
from groundwork.words import day


def transitions(steps, last):
    """Any step may follow any other: people go back, and one logged by mistake is put right by another."""
    return {step: [*(other for other in steps if other != step), *last] for step in steps}


class InterestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the teams whose pathway `user` runs; nobody else sees any."""
        return self.filter(in_teams("team", user.teams_with(Permission.RUN_PATHWAY)))

    def open(self):
        """On the way: somebody follows up."""
        return self.filter(status__in=Interest.OPEN, erased_at__isnull=True)

    def not_now(self):
        """Who would rather wait, or has been told to."""
        return self.filter(status=Interest.Status.NOT_NOW, erased_at__isnull=True)

    def employed(self):
        """Who has become a worker."""
        return self.filter(status=Interest.Status.EMPLOYED)

    def erased(self):
        """Those of which nothing is left but the steps."""
        return self.filter(erased_at__isnull=False)

    def to_follow_up(self, today):
        """Those whose day has come, whoever follows up."""
        return self.filter(follow_up_on__lte=today)

    def without_follower(self):
        """Those to be followed up by somebody who no longer runs the pathway of the team."""
        there = Membership.objects.there(Now()).with_role(Role.PATHWAY)
        follows = there.filter(user=OuterRef("follower"), team=OuterRef("team"))
        return self.filter(follow_up_on__isnull=False).exclude(Exists(follows))


# The history has no word of who somebody is: what is erased here is gone.
@pghistory.track(exclude=["name", "contact"])
class Interest(BaseModel):
    """Somebody's interest in becoming a peer worker, with their agreement.

    Name and contact are typed in here and lead nowhere: no record of support, referral or worker is joined with it.
    """

    class Status(models.TextChoices):
        NOTED = "noted", "Interest noted"
        CONVERSATION = "conversation", "Conversation held"
        INFORMATION = "information", "Information given"
        TRAINING = "training", "In training"
        PLACEMENT = "placement", "On placement"
        APPLICATION = "application", "Has applied"
        EMPLOYED = "employed", "Employed"
        NOT_NOW = "not_now", "Not now"
        WITHDRAWN = "withdrawn", "Agreement withdrawn"
        MISTAKEN = "mistaken", "Entered by mistake"

    class Source(models.TextChoices):
        THEMSELVES = "themselves", "They asked themselves"
        ENDING = "ending", "A conversation at an ending"
        EVENT = "event", "An event or open day"
        COLLEAGUE = "colleague", "Through somebody who works here"
        OTHER = "other", "In another way"

    class AgreedHow(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        PHONE = "phone", "By telephone"
        WRITING = "writing", "In writing"

    OPEN = [
        Status.NOTED,
        Status.CONVERSATION,
        Status.INFORMATION,
        Status.TRAINING,
        Status.PLACEMENT,
        Status.APPLICATION,
    ]
    # Those that can be logged.
    STEPS = [*OPEN, Status.EMPLOYED, Status.NOT_NOW]
    LAST = [Status.WITHDRAWN, Status.MISTAKEN]
    TRANSITIONS = transitions(STEPS, LAST)
    COLOURS = {
        Status.NOTED: "blue",
        Status.EMPLOYED: "green",
        Status.NOT_NOW: "yellow",
        Status.WITHDRAWN: "grey",
        Status.MISTAKEN: "grey",
    }

    team = models.ForeignKey(Team, models.PROTECT, related_name="interests")
    name = models.CharField(max_length=150, blank=True)
    contact = models.TextField("safe way to make contact", blank=True)
    source = models.CharField(max_length=20, choices=Source)
    agreed_on = models.DateField()
    agreed_how = models.CharField(max_length=20, choices=AgreedHow)
    status = models.CharField(max_length=20, choices=Status, default=Status.NOTED, editable=False)
    stepped_on = models.DateField(editable=False)
    follower = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    follow_up_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["follow_up_on", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(erased_at__isnull=True) & ~Q(name="") & ~Q(contact=""))
                | Q(erased_at__isnull=False, name="", contact="", follow_up_on__isnull=True),
                name="interest_whole_or_erased",
                violation_error_message="Enter a name and a safe way to make contact.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["withdrawn", "mistaken"]) | Q(erased_at__isnull=False),
                name="interest_withdrawn_is_erased",
                violation_error_message="What was agreed to no longer must be erased.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["employed", "not_now", "withdrawn", "mistaken"])
                | Q(erased_at__isnull=False)
                | Q(follow_up_on__isnull=False),
                name="interest_open_is_followed_up",
                violation_error_message="Enter when you follow up.",
            ),
            models.CheckConstraint(
                condition=~Q(status="employed") | Q(follow_up_on__isnull=True),
                name="interest_employed_needs_no_follow_up",
                violation_error_message="Nobody is followed up once they are employed.",
            ),
        ]

    def __str__(self):
        return self.name or f"Erased on {day(timezone.localdate(self.erased_at))}"

    def get_absolute_url(self):
        return address_of_record("pathway:interest_detail", self.pk)

    def permission_team_ids(self):
        return [self.team_id]

    @property
    def colour(self):
        return self.COLOURS.get(self.status, "white")

    @property
    def is_erased(self):
        return self.erased_at is not None


class InterestStatusChange(StatusChange):
    """A step. It says nothing in words: what is written of somebody stands in notes, which can be erased."""

    interest = models.ForeignKey(Interest, models.CASCADE, related_name="status_changes")


class InterestNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the interests that `user` may see."""
        return self.filter(interest__in=Interest.objects.visible_to(user))


@pghistory.track(exclude=["text"])
class InterestNote(BaseModel):
    """What was said when somebody was followed up."""

    interest = models.ForeignKey(Interest, models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = InterestNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return f"note of {timezone.localdate(self.at):%Y-%m-%d}"

    def get_absolute_url(self):
        """It is read on the page of its interest."""
        return self.interest.get_absolute_url()

    def permission_team_ids(self):
        return self.interest.permission_team_ids()
