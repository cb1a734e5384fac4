from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.permissions import Permission
from groundwork.addresses import address_of
from groundwork.models import BaseModel
from groundwork.models.bases import filled_when
from groundwork.permissions import NOTHING
from groundwork.words import day
from supervision.models.supervisions import Supervision
from workers.models import Worker

# After "not now" nobody is asked again for so long.
QUIET_DAYS = 14


class StrainAnswerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The worker's own. Whom they told learns that from the agenda, and reaches no row."""
        return self.filter(Q(worker__user=user) if user.can(Permission.SEE_OWN_PROFILE) else NOTHING)

    def standing(self):
        """Those that were not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def awaiting(self):
        """Where the supervisor was told, still is the worker's, and has recorded no supervision since."""
        since = Supervision.objects.held().filter(
            worker=OuterRef("worker"),
            date__gte=OuterRef("answered_on"),
            status_changes__to_status=Supervision.Status.RECORDED,
            status_changes__at__gt=OuterRef("created_at"),
        )
        told = self.standing().filter(answer=StrainAnswer.Answer.TELL, told=F("worker__supervisor"))
        return told.exclude(Exists(since))

    def in_force(self, worker, today):
        """What the worker answered and still holds on `today`: told and not talked about yet, or not now.

        What they answered today holds today in any case, so that they are not asked twice.
        """
        awaiting = StrainAnswer.objects.awaiting().order_by().values("pk")
        quiet = Q(answer=StrainAnswer.Answer.NOT_NOW, answered_on__gt=today - timedelta(days=QUIET_DAYS))
        return (
            self.standing()
            .filter(Q(pk__in=awaiting) | quiet | Q(answered_on=today), worker=worker)
            .select_related("told")
        )


@pghistory.track()
class StrainAnswer(BaseModel):
    """What a worker answered when their page showed them that work weighs on them: never what the signs were."""

    class Answer(models.TextChoices):
        TELL = "tell", "Tell my supervisor"
        NOT_NOW = "not_now", "Not now"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="strain_answers")
    answer = models.CharField(max_length=10, choices=Answer)
    answered_on = models.DateField()
    told = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = StrainAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-answered_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "answered_on"],
                condition=Q(withdrawn_at__isnull=True),
                name="strain_answered_once_a_day",
                violation_error_message="You have answered this today. Take that back first.",
            ),
            filled_when("strain_answer_tells_somebody", Q(answer="tell"), "told", message="Say who is told."),
        ]

    def __str__(self):
        return f"answer of {self.answered_on:%Y-%m-%d}"

    def get_absolute_url(self):
        """It stands on the worker's own week."""
        return address_of("supervision:my_week")

    def permission_team_ids(self):
        return [self.worker.team_id]

    @property
    def in_words(self):
        """What the worker is told of it."""
        if self.told:
            return f"You told {self.told} on {day(self.answered_on)}. It is on the agenda of your next supervision."
        again = day(self.answered_on + timedelta(days=QUIET_DAYS))
        return f"You said “not now” on {day(self.answered_on)}. You are asked again from {again}, where it still holds."
