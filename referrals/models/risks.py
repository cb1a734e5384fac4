import pghistory
from django.db import models

from groundwork.models import BaseModel
from referrals.models.referrals import Referral
from referrals.models.service_lists import RiskKind


@pghistory.track()
class Risk(BaseModel):
    """What a referral says about one kind of risk."""

    class Answer(models.TextChoices):
        NO = "no", "No"
        YES = "yes", "Yes"
        NOT_KNOWN = "not_known", "Not known"

    NAMED = [Answer.YES, Answer.NOT_KNOWN]

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="risks")
    kind = models.ForeignKey(RiskKind, models.PROTECT, related_name="risks")
    answer = models.CharField(max_length=10, choices=Answer)
    detail = models.TextField("what is known, and what helps", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "kind"],
                name="risk_once_of_kind",
                violation_error_message="This risk has been answered already.",
            )
        ]

    def __str__(self):
        return f"{self.kind}: {self.get_answer_display()}"
