"""The person's agreement, without which nothing is sent."""

from django.conf import settings
from django.core.exceptions import ValidationError

from crispy_nhsuk.fields import MemorableDateField, YesNoField
from crispy_nhsuk.layout import Conditional, Layout
from groundwork.dates import AGREED
from referrals.forms.sections.base import SectionForm, radios
from referrals.models import Referral


class AgreementForm(SectionForm):
    class Meta:
        model = Referral
        fields = ["agreed", "agreed_on", "agreed_how"]

    required_messages = {
        "agreed": "Select yes if they have agreed",
        "agreed_on": "Enter the date they agreed",
        "agreed_how": "Select how they agreed",
    }
    agreed = YesNoField(label=f"Has the {settings.PERSON_WORD} agreed to this referral?")
    agreed_on = MemorableDateField(label="When did they agree?", span=AGREED, help_text="For example, 6 8 2026")
    agreed_how = radios("How did they agree?", Referral.AgreedHow)
    layout = Layout("agreed", Conditional("agreed", "yes", "agreed_on", "agreed_how"))

    def clean_agreed(self):
        if not self.cleaned_data["agreed"]:
            raise ValidationError(
                "You can send the referral only when they have agreed. Talk it over with them, "
                "then come back: the draft is kept."
            )
        return True
