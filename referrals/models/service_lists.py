import pghistory
from django.db import models
from django.db.models import F, FilteredRelation, Q

from groundwork.models import ServiceListItem
from groundwork.models.bases import ServiceListItemQuerySet


@pghistory.track()
class SupportTheme(ServiceListItem):
    """What somebody would like support with."""

    about = "Asked in a referral: what the person would like support with."


@pghistory.track()
class DeclineReason(ServiceListItem):
    """Why a referral was declined."""

    about = "Chosen by a lead who declines a referral; the referrer reads it."


class RiskKindQuerySet(ServiceListItemQuerySet):
    def asked_of(self, referral):
        """Kinds that a referral (id) is asked about: those offered, and retired ones that it answers.

        Each with the `answer` and `detail` of the referral, None where it does not say.
        """
        said = FilteredRelation("risks", condition=Q(risks__referral=referral))
        return (
            self.annotate(said=said)
            .filter(Q(is_active=True) | Q(said__isnull=False))
            .annotate(answer=F("said__answer"), detail=F("said__detail"))
        )


@pghistory.track()
class RiskKind(ServiceListItem):
    """A risk that every referral is asked about; its code names the field of the form."""

    about = "Every referral is asked about each of these; the answer is yes, no or not known."
    code_begins = "risk-"

    question = models.CharField(max_length=200, help_text="As the form asks it; the answer is yes, no or not known.")
    heading = models.CharField(max_length=200, help_text="Before the answer, where the whole referral is read.")

    objects = RiskKindQuerySet.as_manager()

    class Meta(ServiceListItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(code__regex=r"^(priority|discharge.*|submission|seen|later|path|password)$|_detail$"),
                name="risk_kind_code_is_free",
                violation_error_message="Choose another code: the form has a field of this name already.",
            )
        ]

    @property
    def detail_code(self):
        """Names the field of the form for what is known of this risk."""
        return f"{self.code}_detail"
