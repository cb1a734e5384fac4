import pghistory
from django.db import models

from groundwork.addresses import address_of_record
from groundwork.models import PrivateTextField
from groundwork.models.private_texts import encrypted_only
from workers.models.rooms import PrivateRecord, Room


@pghistory.track()
class WellbeingPlan(PrivateRecord):
    """What keeps a worker well at work, in their own words; one for each worker."""

    room = Room.PLAN
    TEXTS = ("keeps_well", "early_signs", "helps", "tell")

    keeps_well = PrivateTextField("what keeps me well", blank=True)
    early_signs = PrivateTextField("early signs that I am not well", blank=True)
    helps = PrivateTextField("what helps", blank=True)
    tell = PrivateTextField("whom to tell", blank=True)
    review_on = models.DateField("review by")

    class Meta:
        constraints = [
            encrypted_only("wellbeing_plan_encrypted", "keeps_well", "early_signs", "helps", "tell"),
            models.UniqueConstraint(
                fields=["worker"],
                name="wellbeing_plan_one_each",
                violation_error_message="There is a wellbeing plan already. Open it and change that one.",
            ),
        ]

    def __str__(self):
        return "Wellbeing plan"

    def get_absolute_url(self):
        return address_of_record("workers:wellbeing_plan", self.worker_id)
