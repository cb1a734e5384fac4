from datetime import timedelta

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.models import Membership, Team
from accounts.permissions import Role
from groundwork.addresses import address_of_record
from groundwork.history import track_choices
from groundwork.models import BaseModel, StatusChange
from groundwork.models.bases import filled_when
from groundwork.permissions import NOTHING, any_of
from groundwork.prepared import prepared_of
from groundwork.searches import named, searched
from referrals import slots
from referrals.models.codes import new_reference, numbered_for, referenced
from referrals.models.people import Person
from referrals.models.service_lists import DeclineReason, RiskKind, SupportTheme
from referrals.models.visibility import SENT, drafted, followed, offered, received
from workers.models import ExperienceTheme, Worker


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The referrals `user` may open.

        Coordinators: those of their referring team, drafts only their own. Leads: those sent
        to their team. Workers: one they are offered now, and what apps above add to `slots.VISIBLE`.
        """
        given = any_of(followed(user), received(user), offered(user), *(rule(user) for rule in slots.VISIBLE))
        return self.filter(any_of(NOTHING if given is NOTHING else given & SENT, drafted(user)))

    def drafts(self):
        """Not sent yet."""
        return self.filter(status=Referral.Status.DRAFT)

    def drafts_without_referrer(self):
        """Not sent yet, and who began them is no longer there to go on."""
        there = Membership.objects.there(Now()).with_role(Role.COORDINATOR)
        return self.drafts().exclude(Exists(there.filter(user=OuterRef("referrer"), team=OuterRef("referring_team"))))

    def open(self):
        """Sent and not yet matched, declined or withdrawn: somebody is waiting for an answer."""
        return self.filter(status__in=Referral.OPEN)

    def sent(self):
        """Every referral that is no draft."""
        return self.exclude(status=Referral.Status.DRAFT)

    def to_triage(self):
        """Sent, and waiting for the lead's decision."""
        return self.filter(status=Referral.Status.SUBMITTED)

    def information_requested(self):
        """A question of the lead waits for the referrer's answer."""
        return self.filter(status=Referral.Status.INFORMATION_REQUESTED)

    def waiting(self):
        """Accepted, and no worker has agreed yet."""
        return self.filter(status=Referral.Status.WAITING)

    def unallocated(self):
        """Waiting, and not offered to any worker at the moment."""
        return self.waiting().exclude(offers__status="open")

    def longer_than(self, days, today):
        """Waiting since more than `days` whole days before the date `today`."""
        return self.filter(waiting_since__date__lt=today - timedelta(days=days))

    def search(self, text, user):
        """Those of which `text` is the reference, the person's names, or an NHS number that `user` may know."""
        return searched(self, named(text, "person__"), referenced(text), numbered_for(user, text))


@pghistory.track()
class Referral(BaseModel):
    """A request for peer support for one person, from draft to its answer."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Submitted"
        INFORMATION_REQUESTED = "information_requested", "Information requested"
        WAITING = "waiting", "Waiting for a worker"
        MATCHED = "matched", "Matched"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Section(models.TextChoices):
        """The parts of the form, in the order they are asked."""

        ABOUT = "about", f"About the {settings.PERSON_WORD}"
        CONTACT = "contact", "Contact and access needs"
        HOPES = "hopes", "Strengths and hopes"
        CHOICES = "choices", "Their choices"
        RISK = "risk", "Risk and safety"
        AGREEMENT = "agreement", "Agreement"

    PERSON_SECTIONS = [Section.ABOUT, Section.CONTACT]
    OPEN = [Status.SUBMITTED, Status.INFORMATION_REQUESTED, Status.WAITING]
    COLOURS = {
        Status.DRAFT: "grey",
        Status.SUBMITTED: "blue",
        Status.INFORMATION_REQUESTED: "yellow",
        Status.WAITING: "orange",
        Status.MATCHED: "green",
        Status.DECLINED: "red",
        Status.WITHDRAWN: "grey",
    }
    TRANSITIONS = {
        Status.DRAFT: [Status.SUBMITTED],
        Status.SUBMITTED: [Status.INFORMATION_REQUESTED, Status.WAITING, Status.DECLINED, Status.WITHDRAWN],
        Status.INFORMATION_REQUESTED: [Status.SUBMITTED, Status.DECLINED, Status.WITHDRAWN],
        Status.WAITING: [Status.MATCHED, Status.DECLINED, Status.WITHDRAWN],
        Status.MATCHED: [Status.WAITING],  # a new worker takes over
    }

    class Priority(models.TextChoices):
        ROUTINE = "routine", "Routine"
        URGENT = "urgent", "Urgent"

    class Discharge(models.TextChoices):
        NO = "no", "No"
        RECENT = "recent", "Yes, discharged in the last 3 months"
        COMING = "coming", "Yes, a discharge is planned"

    class GenderChoice(models.TextChoices):
        ANY = "any", "No preference"
        WOMAN = "woman", "A woman"
        MAN = "man", "A man"
        NON_BINARY = "non_binary", "A non-binary person"

    class ModeChoice(models.TextChoices):
        """Codes of the NHS Data Dictionary, consultation mechanism."""

        ANY = "any", "No preference"
        FACE_TO_FACE = "01", "Face to face"
        TELEPHONE = "02", "Telephone"
        VIDEO = "11", "Video"

    class AgreedHow(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        PHONE = "phone", "By telephone or video"
        WRITING = "writing", "In writing"

    reference = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)
    status = models.CharField(max_length=30, choices=Status, default=Status.DRAFT, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="referrals")
    referrer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="referrals")
    referring_team = models.ForeignKey(Team, models.PROTECT, related_name="referrals_made")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="referrals_received")
    submitted_at = models.DateTimeField(null=True, editable=False)
    waiting_since = models.DateTimeField(
        null=True, editable=False, help_text="When the person last began to wait: sent, or matched no longer."
    )
    person_as_sent = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)
    completed_sections = ArrayField(models.CharField(max_length=30), default=list, editable=False)

    priority = models.CharField(max_length=10, choices=Priority, default=Priority.ROUTINE)
    discharge = models.CharField("hospital discharge", max_length=10, choices=Discharge, blank=True)
    discharge_on = models.DateField("date of discharge", null=True, blank=True)

    hopes = models.TextField("what the person hopes for, in their own words", blank=True)
    strengths = models.TextField("strengths", blank=True)
    interests = models.TextField("interests", blank=True)
    themes = models.ManyToManyField(SupportTheme, blank=True, related_name="+")

    worker_gender = models.CharField("worker's gender", max_length=20, choices=GenderChoice, blank=True)
    experience_themes = models.ManyToManyField(ExperienceTheme, blank=True, related_name="+")
    same_worker = models.BooleanField("the same worker as before", null=True)
    mode = models.CharField("how to meet", max_length=10, choices=ModeChoice, blank=True)
    venue = models.CharField("where to meet", max_length=200, blank=True)
    days = ArrayField(models.PositiveSmallIntegerField(choices=Worker.Weekday), default=list, blank=True)
    times = models.CharField("times that suit", max_length=200, blank=True)
    involve = models.TextField("who else to involve", blank=True)

    agreed = models.BooleanField("the person has agreed to this referral", null=True)
    agreed_on = models.DateField("date they agreed", null=True, blank=True)
    agreed_how = models.CharField("how they agreed", max_length=20, choices=AgreedHow, blank=True)

    referred_before = models.BooleanField("the referrer thinks that they were referred before", default=False)
    referred_before_note = models.TextField("why the referrer thinks so", blank=True)

    decline_reason = models.ForeignKey(DeclineReason, models.PROTECT, null=True, editable=False, related_name="+")
    decline_explanation = models.TextField(blank=True, editable=False)
    decline_alternatives = models.TextField(blank=True, editable=False)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["waiting_since"]
        indexes = [
            models.Index(
                fields=["team", "waiting_since"],
                condition=Q(status__in=["submitted", "information_requested", "waiting"]),
                name="referral_open",
            ),
            # With what visibility asks for, so that counts and filters read the index alone.
            models.Index(
                fields=["team", "waiting_since", "id"],
                include=["status", "priority", "referring_team", "person", "reference"],
                name="referral_of_team",
            ),
            models.Index(fields=["id"], include=["reference"], name="referral_called"),
            models.Index(
                fields=["referring_team", "-submitted_at"],
                include=["status", "referrer"],
                name="referral_of_referring_team",
            ),
            models.Index(fields=["referrer", "created_at"], name="referral_of_referrer"),
            models.Index(fields=["referrer"], condition=Q(status="draft"), name="referral_drafts"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft")
                | (
                    Q(
                        person__isnull=False,
                        team__isnull=False,
                        submitted_at__isnull=False,
                        agreed=True,
                        agreed_on__isnull=False,
                    )
                    & ~Q(agreed_how="")
                    & ~Q(hopes="")
                ),
                name="referral_sent_is_complete",
                violation_error_message="A referral needs a person, their hopes and their agreement before it is sent.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, waiting_since__isnull=True)
                | Q(waiting_since__isnull=False, waiting_since__gte=F("submitted_at")),
                name="referral_waits_since_sent",
                violation_error_message="Nobody waits before their referral is sent.",
            ),
            models.CheckConstraint(
                condition=Q(referred_before=True) | Q(referred_before_note=""),
                name="referral_note_with_remark",
                violation_error_message="Say why you think they were referred before only where you do.",
            ),
            filled_when(
                "referral_declined_with_reason",
                Q(status="declined"),
                "decline_reason",
                texts=["decline_explanation"],
                message="Choose a reason and explain it to the referrer.",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return address_of_record("referrals:referral_detail", self.pk)

    def permission_team_ids(self):
        return [self.referring_team_id, self.team_id]

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def colour(self):
        """Colour of the status tag."""
        return self.COLOURS[self.status]

    @property
    def person_of_referrer(self):
        """The person as the referrer described them; what others said of them before or since is left out."""
        if self.person_as_sent is None:
            return self.person
        return Person(
            **{name: Person._meta.get_field(name).to_python(said) for name, said in self.person_as_sent.items()}
        )

    @cached_property
    def risks_asked(self):
        """The kinds of risk it is asked about, in their order, each with its `answer` and `detail`."""
        return list(prepared_of(risks_asked_of, self.pk))

    def days_waiting(self, today):
        """Whole days since the person last began to wait; None where they wait for nothing."""
        return (today - timezone.localdate(self.waiting_since)).days if self.is_open and self.waiting_since else None


def risks_asked_of(referral):
    return RiskKind.objects.asked_of(referral)


class ReferralStatusChange(StatusChange):
    """A line of a referral's timeline."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="status_changes")

    class Meta(StatusChange.Meta):
        indexes = [models.Index(fields=["referral", "at"], name="referral_change")]


track_choices(Referral.themes.through)
track_choices(Referral.experience_themes.through)
