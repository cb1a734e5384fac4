"""The sections of a referral: what is asked, and what each answer must be."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from localflavor.gb.forms import GBPostcodeField
from nhs_number import is_valid

from crispy_nhsuk.fields import MemorableDateField, YesNoField
from crispy_nhsuk.forms import NHSModelForm
from crispy_nhsuk.layout import HTML, Button, Conditional, Details, Field, Fieldset, Layout
from referrals.models import Person, Referral, SupportTheme
from workers.models import ExperienceTheme, Worker

OLDEST = timedelta(days=120 * 365.25)
RISKS = [
    ("suicide", "Is there a risk of suicide?"),
    ("self_harm", "Is there a risk of self-harm?"),
    ("from_others", "Is there a risk of harm from other people?"),
    ("to_others", "Is there a risk of harm to other people?"),
    ("self_neglect", "Is there a risk of self-neglect?"),
    ("lone_working", "Is there anything a worker should know before they visit alone?"),
    ("safeguarding", "Is there an open safeguarding enquiry?"),
]
WHY_EQUALITY = (
    "<p>These questions help the service to see whether it reaches everybody. They are optional, make no "
    "difference to the referral, and are best answered in the words of the {person}.</p>"
)


def radios(label, choices, **kwargs):
    """A choice of one shown as radios, without an empty item."""
    return forms.ChoiceField(label=label, choices=choices.choices, widget=forms.RadioSelect, **kwargs)


def several(label, choices, refusal):
    """Any number of a list's offered items; `refusal` is said of what is not in the list."""
    messages = dict.fromkeys(("invalid_choice", "invalid_list", "invalid_pk_value"), refusal)
    return forms.ModelMultipleChoiceField(
        choices, label=label, widget=forms.CheckboxSelectMultiple, required=False, error_messages=messages
    )


def text(label, limit=2000, **kwargs):
    """A long answer with a counter."""
    return forms.CharField(label=label, widget=forms.Textarea, max_length=limit, **kwargs)


class SectionForm(NHSModelForm):
    """One section: it can be left at any point, and is finished when it is valid."""

    submit_label = "Save and continue"
    buttons = [Button("later", "Save and come back later", variant="secondary")]
    # Fields that are not the record's own.
    extra_fields = []
    # Fields the model allows to be empty and the finished section does not.
    needed_fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.needed_fields:
            self.fields[name].required = True

    def answers(self):
        """What may be kept, by field of the record: everything that is valid by itself."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.extra_fields}


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
            "ethnicity_in_own_words": "Ethnic group, in their own words",
        }

    extra_fields = ["nhs_number_known"]
    required_messages = {
        "name": "Enter their full name",
        "date_of_birth": "Enter their date of birth",
        "nhs_number_known": "Select yes if you know their NHS number",
        "nhs_number": "Enter their NHS number",
        "nhs_number_missing": "Select why the NHS number is missing",
    }
    date_of_birth = MemorableDateField(label="Date of birth", past=True, help_text="For example, 31 3 1980")
    nhs_number_known = YesNoField(label="Do you know their NHS number?")
    nhs_number = forms.CharField(
        label="NHS number", max_length=20, help_text="10 digits, like 943 476 5919. Spaces are fine."
    )
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

    def clean_date_of_birth(self):
        born = self.cleaned_data["date_of_birth"]
        if born < timezone.localdate() - OLDEST:
            raise ValidationError("Year of birth must be in the last 120 years", params={"parts": ["year"]})
        return born

    def clean_nhs_number(self):
        number = "".join(self.cleaned_data["nhs_number"].replace("-", " ").split())
        if number and not (number.isascii() and number.isdigit() and len(number) == 10):
            raise ValidationError("NHS number must have 10 digits, like 943 476 5919")
        if number and not is_valid(number):
            raise ValidationError("NHS number is not a real one. Check each digit")
        return number


class ContactForm(SectionForm):
    class Meta:
        model = Person
        fields = [
            "contact_by", "phone", "email", "address", "postcode", "safe_contact", "may_leave_message",
            "language", "interpreter_needed", "access_needs",
        ]  # fmt: skip
        labels = {
            "phone": "Telephone number",
            "email": "Email address",
            "language": "Preferred language (optional)",
        }
        help_texts = {"language": "If it is not English. British Sign Language counts."}

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
    contact_by = radios("What is the best way to make contact?", Person.ContactBy)
    address = forms.CharField(label="Address", widget=forms.Textarea, max_length=500, required=False)
    postcode = GBPostcodeField(
        label="Postcode", required=False, error_messages={"invalid": "Enter a full UK postcode, like LS2 7UE"}
    )
    safe_contact = text(
        "Safe way and time to make contact",
        500,
        help_text="For example, mornings only, or who may pick up the telephone. If any time is fine, say so.",
    )
    may_leave_message = YesNoField(label="May a message be left?")
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
        Field("language", width=20),
        Field("interpreter_needed", inline=True),
        Field("access_needs", rows=4),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].error_messages["invalid"] = "Enter a telephone number, like 020 7946 0018"
        self.fields["phone"].region = "GB"

    def clean(self):
        for name, message in self.needed.get(self.cleaned_data.get("contact_by"), {}).items():
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, message)
        return self.cleaned_data


class HopesForm(SectionForm):
    class Meta:
        model = Referral
        fields = ["strengths", "interests", "hopes", "themes"]

    required_messages = {"hopes": "Enter what they hope for, in their own words"}
    strengths = text("What are their strengths? (optional)", required=False)
    interests = text("What do they enjoy or care about? (optional)", required=False)
    hopes = text(
        "What do they hope for?", help_text="In their own words, as they said it. This is where peer support starts."
    )
    themes = several(
        "What would they like support with? (optional)",
        SupportTheme.objects.offered(),
        "Select what they would like support with from the list",
    )
    layout = Layout(Field("strengths", rows=4), Field("interests", rows=4), Field("hopes", rows=6), "themes")


class ChoicesForm(SectionForm):
    class Meta:
        model = Referral
        fields = [
            "worker_gender", "experience_themes", "same_worker", "mode", "venue", "days", "times", "involve",
        ]  # fmt: skip
        labels = {
            "venue": "Where would they like to meet? (optional)",
            "times": "Which times suit them? (optional)",
        }

    worker_gender = radios("Who would they like as a worker? (optional)", Referral.GenderChoice, required=False)
    experience_themes = several(
        "What experience would they like the worker to share? (optional)",
        ExperienceTheme.objects.offered(),
        "Select shared experience from the list",
    )
    same_worker = YesNoField(
        label="Would they like the same worker as before? (optional)",
        help_text="Leave this if they have not had peer support before.",
        required=False,
    )
    mode = radios("How would they like to meet? (optional)", Referral.ModeChoice, required=False)
    days = forms.TypedMultipleChoiceField(
        label="Which days suit them? (optional)",
        choices=Worker.Weekday.choices,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    involve = text(
        "Who else would they like to involve? (optional)",
        500,
        help_text="For example, a friend, a relative or somebody from another service.",
        required=False,
    )
    layout = Layout(
        "worker_gender",
        "experience_themes",
        Field("same_worker", inline=True),
        "mode",
        Field("venue", width="two-thirds"),
        "days",
        Field("times", width="two-thirds"),
        Field("involve", rows=3),
    )


class RiskForm(SectionForm):
    class Meta:
        model = Referral
        fields = [
            "priority", "discharge", "discharge_on",
            *[name for risk, _ in RISKS for name in (risk, f"{risk}_detail")],
        ]  # fmt: skip
        labels = dict(RISKS) | {f"{name}_detail": "What is known, and what helps?" for name, _ in RISKS}
        widgets = {name: forms.RadioSelect for name, _ in RISKS}

    needed_fields = [name for name in Meta.fields if name != "discharge_on"]

    required_messages = {
        "priority": "Select how soon this is needed",
        "discharge": "Select whether they have left or will leave hospital",
        **{name: question.replace("Is there", "Select whether there is").rstrip("?") for name, question in RISKS},
        **{f"{name}_detail": "Say what is known and what helps" for name, _ in RISKS},
    }
    priority = radios("How soon is this needed?", Referral.Priority)
    discharge = radios("Have they left hospital recently, or will they soon?", Referral.Discharge)
    discharge_on = MemorableDateField(
        label="Date of discharge (if there is one)", help_text="For example, 14 9 2026", required=False
    )

    def get_layout(self):
        risks = []
        for name, _ in RISKS:
            risks += [name, Conditional(name, Referral.Answer.YES, Field(f"{name}_detail", rows=3))]
        return Layout(
            "priority",
            "discharge",
            "discharge_on",
            *risks,
        )

    def clean(self):
        discharge, day = self.cleaned_data.get("discharge"), self.cleaned_data.get("discharge_on")
        if discharge == Referral.Discharge.NO:
            self.cleaned_data["discharge_on"] = None
        elif discharge and not day and "discharge_on" not in self.errors:
            self.add_error("discharge_on", "Enter the date of discharge")
        elif day and discharge == Referral.Discharge.RECENT and day > timezone.localdate():
            self.add_error("discharge_on", "Date of a past discharge must be today or in the past")
        elif day and discharge == Referral.Discharge.COMING and day < timezone.localdate():
            self.add_error("discharge_on", "Date of a planned discharge must be today or in the future")
        return self.cleaned_data


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
    agreed_on = MemorableDateField(label="When did they agree?", past=True, help_text="For example, 6 8 2026")
    agreed_how = radios("How did they agree?", Referral.AgreedHow)
    layout = Layout("agreed", Conditional("agreed", "yes", "agreed_on", "agreed_how"))

    def clean_agreed(self):
        if not self.cleaned_data["agreed"]:
            raise ValidationError(
                "You can send the referral only when they have agreed. Talk it over with them, "
                "then come back: the draft is kept."
            )
        return True


SECTION_FORMS = {
    Referral.Section.ABOUT: AboutForm,
    Referral.Section.CONTACT: ContactForm,
    Referral.Section.HOPES: HopesForm,
    Referral.Section.CHOICES: ChoicesForm,
    Referral.Section.RISK: RiskForm,
    Referral.Section.AGREEMENT: AgreementForm,
}


def owner_of(referral, section):
    """The record that a section describes: the person or the referral."""
    return referral.person if section in Referral.PERSON_SECTIONS else referral


def section_form(referral, section, data=None, **kwargs):
    """The form of one section of a referral."""
    return SECTION_FORMS[section](data, instance=owner_of(referral, section), **kwargs)
