import pghistory
from django.db import models

from groundwork.models import BaseModel
from groundwork.prepared import prepared_of
from referrals.models.referrals import Referral
from referrals.models.service_lists import RiskKind


def answered_yes(*referrals):
    kinds = RiskKind.objects.filter(risks__referral__in=referrals, risks__answer=Risk.Answer.YES)
    return kinds.order_by("order", "label").values_list("label", flat=True).distinct()


class RiskQuerySet(models.QuerySet):
    def labels_answered_yes(self, referrals):
        """Labels of the kinds of risk that one of these referrals (ids) answers yes, in the order of the list."""
        return list(prepared_of(answered_yes, *referrals))


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

    objects = RiskQuerySet.as_manager()

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
