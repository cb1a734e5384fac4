"""What is asked of whoever puts something right about a person."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout
from groundwork.dates import HELD
from referrals.forms.sections import AboutForm, ContactForm
from referrals.forms.sections.safety import fields_of, parts_of, said_of
from referrals.models import Referral
from referrals.summaries import EQUALITY

WHY = "Say why you correct it"


def reason_field():
    return forms.CharField(
        label="Why is it corrected?",
        help_text="Others who work with the person read this beside what it said before.",
        widget=forms.Textarea,
        max_length=500,
        error_messages={"required": WHY},
    )


class CorrectAboutForm(AboutForm):
    """Who the person is; equality answers are theirs to give, not to be corrected."""

    class Meta(AboutForm.Meta):
        fields = [name for name in AboutForm.Meta.fields if name not in EQUALITY]

    buttons = ()
    gender = ethnicity = None
    extra_fields = [*AboutForm.extra_fields, "reason"]
    reason = reason_field()
    layout = Layout(*AboutForm.layout.fields[:-1], Field("reason", rows=3))


class CorrectContactForm(ContactForm):
    """How to reach the person, and what they need."""

    buttons = ()
    extra_fields = [*ContactForm.extra_fields, "reason"]
    reason = reason_field()
    layout = Layout(*ContactForm.layout.fields, Field("reason", rows=3))


class CorrectRisksForm(NHSForm):
    """The risks that a referral is asked about, and what is known of each."""

    reason = reason_field()

    def __init__(self, *args, instance, initial=None, **kwargs):
        self.kinds = instance.risks_asked
        self.base_fields = fields_of(self.kinds) | self.base_fields
        super().__init__(*args, initial=said_of(self.kinds) | (initial or {}), **kwargs)

    def get_layout(self):
        return Layout(*parts_of(self.kinds), Field("reason", rows=3))

    def risks(self):
        """What is said, as `correct_risks` takes it."""
        said = self.cleaned_data
        return {
            kind.code: {"answer": said[kind.code], "detail": said.get(kind.detail_code) or ""} for kind in self.kinds
        }


class RecordDeathForm(NHSForm):
    """When a person died, and who said so."""

    required_messages = {"deceased_on": "Enter the date of death", "source": "Enter who told you"}
    submit_variant = "warning"
    deceased_on = MemorableDateField(
        label="When did they die?", span=HELD, help_text="If the day is not known, the day on which you heard of it."
    )
    source = forms.CharField(
        label="Who told you?", help_text="For example, the care coordinator, or their family.", max_length=200
    )


class UndoDeathForm(NHSForm):
    reason = reason_field()
    field_options = {"reason": {"rows": 3}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "How did the mistake come about?"


FORMS = {Referral.Section.ABOUT: CorrectAboutForm, Referral.Section.CONTACT: CorrectContactForm}
