from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from groundwork.models import BaseModel, OfRequest
from referrals.models.people import Person
from referrals.models.referrals import Referral


class Correction(OfRequest, BaseModel):
    """One fact about a person that somebody put right: what it said before and since, who, when and why.

    `before` and `after` are words as pages show them. Of a fact of the person's own row `field` is its name and
    `value` what it holds since; of a risk, `field` is the code of its kind and `referral` the one that says it.
    `concerned` are the referrals that the person had then: where two people are joined, each keeps its own.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, related_name="corrections")
    field = models.CharField(max_length=60)
    label = models.CharField(max_length=250)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    value = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField("why it was corrected")
    concerned = ArrayField(models.UUIDField(), help_text="Ids of the person's referrals at the time.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(OfRequest.Meta):
        ordering = ["at", "pk"]
        indexes = [GinIndex(fields=["concerned"], name="correction_concerned")]

    def __str__(self):
        return f"correction of {self.at:%Y-%m-%d}"
