"""What the person is good at, hopes for and would choose."""

from django import forms

from crispy_nhsuk.fields import YesNoField
from crispy_nhsuk.layout import Field, Layout
from referrals.forms.sections.base import SectionForm, radios, several, text
from referrals.models import Referral, SupportTheme
from workers.models import ExperienceTheme, Worker


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
        SupportTheme,
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
        ExperienceTheme,
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
