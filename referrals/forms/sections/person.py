"""Who the person is, and how to reach them: kept with the person."""

from django import forms
from django.conf import settings

from crispy_nhsuk.fields import YesNoField
from crispy_nhsuk.layout import HTML, Conditional, Details, Field, Fieldset, Layout
from groundwork.dates import BirthDateField
from groundwork.fields import NHSNumberField, PostcodeField, TelephoneField
from groundwork.languages_form import LanguagesMixin, common_ones, other_ones
from referrals.forms.sections.base import SectionForm, radios, text
from referrals.models import Person

SAFE_CONTACT = "Safe way and time to make contact"
WHY_EQUALITY = (
    "<p>These questions help the service to see whether it reaches everybody. They are optional, make no "
    "difference to the referral, and are best answered in the words of the {person}.</p>"
)


class AboutForm(SectionForm):
    class Meta:
        model = Person
        fields = [
            "name", "preferred_name", "pronouns", "date_of_birth", "nhs_number", "nhs_number_missing",
            "gender", "gender_in_own_words", "ethnicity", "ethnicity_in_own_words",
        ]  # fmt: skip
        labels = {
            "preferred_name": "What they like to be called (optional)",
            "pronouns": "Pronouns (optional)",
            "gender_in_own_words": "Gender, in their own words",
            "ethnicity_in_own_words": "Ethnic group, in their own words (optional)",
        }

    extra_fields = ["nhs_number_known"]
    required_messages = {
        "name": "Enter their full name",
        "date_of_birth": "Enter their date of birth",
        "nhs_number_known": "Select yes if you know their NHS number",
        "nhs_number": "Enter their NHS number",
        "nhs_number_missing": "Select why the NHS number is missing",
    }
    date_of_birth = BirthDateField(label="Date of birth", help_text="For example, 31 3 1980")
    nhs_number_known = YesNoField(label="Do you know their NHS number?")
    nhs_number = NHSNumberField(label="NHS number", help_text="10 digits, like 943 476 5919. Spaces are fine.")
    nhs_number_missing = radios("Why is it missing?", Person.NhsNumberMissing)
    gender = radios("Gender (optional)", Person.Gender, required=False)
    ethnicity = forms.ChoiceField(
        label="Ethnic group (optional)", choices=[("", "Not asked"), *Person.Ethnicity.choices], required=False
    )
    layout = Layout(
        Field("name", width=20),
        Field("preferred_name", width=20),
        Field("pronouns", width=10),
        "date_of_birth",
        "nhs_number_known",
        Conditional("nhs_number_known", "yes", Field("nhs_number", width=10, attrs={"inputmode": "numeric"})),
        Conditional("nhs_number_known", "no", "nhs_number_missing"),
        Fieldset(
            "Equality questions",
            Details("Why we ask", HTML(WHY_EQUALITY.format(person=settings.PERSON_WORD))),
            "gender",
            Conditional("gender", Person.Gender.SELF, Field("gender_in_own_words", width=20)),
            "ethnicity",
            Field("ethnicity_in_own_words", width=20),
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.nhs_number or self.instance.nhs_number_missing:
            self.initial.setdefault("nhs_number_known", bool(self.instance.nhs_number))


class ContactForm(LanguagesMixin, SectionForm):
    class Meta:
        model = Person
        fields = [
            "contact_by", "phone", "email", "address", "postcode", "safe_contact", "may_leave_message",
            "language", "interpreter_needed", "access_needs",
        ]  # fmt: skip
        labels = {
            "email": "Email address",
        }

    languages_field = "language"
    extra_fields = ["language_others"]
    required_messages = {
        "contact_by": "Select the best way to make contact",
        "safe_contact": "Say how and when it is safe to make contact",
        "may_leave_message": "Select yes if a message may be left",
    }
    needed = {
        Person.ContactBy.PHONE: {"phone": "Enter the telephone number to call"},
        Person.ContactBy.TEXT: {"phone": "Enter the telephone number for text messages"},
        Person.ContactBy.EMAIL: {"email": "Enter the email address to write to"},
        Person.ContactBy.POST: {
            "address": "Enter the address to write to",
            "postcode": "Enter the postcode of the address",
        },
    }
    contact_by = radios(
        "What is the best way to make contact?",
        Person.ContactBy,
        help_text="Give the details that this way needs. Others are optional.",
    )
    phone = TelephoneField(
        label="Telephone number", required=False, elsewhere=f"Write whose it is under “{SAFE_CONTACT}”"
    )
    address = forms.CharField(label="Address", widget=forms.Textarea, max_length=500, required=False)
    postcode = PostcodeField(label="Postcode", required=False)
    safe_contact = text(
        SAFE_CONTACT,
        500,
        help_text="For example, mornings only, or who may pick up the telephone. If any time is fine, say so.",
    )
    may_leave_message = YesNoField(label="May a message be left?")
    language = common_ones("Preferred languages (optional)", help_text="Tick English if it suits them too.")
    language_others = other_ones()
    interpreter_needed = YesNoField(label="Do they need an interpreter? (optional)", required=False)
    access_needs = text(
        "Access needs and adjustments (optional)",
        help_text="For example, step-free places, large print, or short meetings.",
        required=False,
    )
    layout = Layout(
        "contact_by",
        Field("phone", width=20, attrs={"inputmode": "tel"}),
        Field("email", width="two-thirds"),
        Field("address", rows=3),
        Field("postcode", width=10),
        Field("safe_contact", rows=3),
        Field("may_leave_message", inline=True),
        Field("language", small=True),
        Field("language_others", width=20),
        Field("interpreter_needed", inline=True),
        Field("access_needs", rows=4),
    )

    def clean(self):
        super().clean()
        for name, message in self.needed.get(self.cleaned_data.get("contact_by"), {}).items():
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, message)
        return self.cleaned_data
