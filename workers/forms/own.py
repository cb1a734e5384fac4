"""What the worker says about themselves, a page for each thing."""

from django import forms
from django.conf import settings

from crispy_nhsuk.fields import YesNoField
from crispy_nhsuk.forms import NHSForm, NHSModelForm
from crispy_nhsuk.layout import Field, Layout
from groundwork.languages_form import LanguagesMixin, common_ones, other_ones
from workers.models import WHO, Visibility, Worker

NOT_NAMED = "no"
PEOPLE = settings.PERSON_WORD_PLURAL


class AboutMeForm(NHSModelForm):
    """Who they are, in their own words: for the team, and for the people they support."""

    field_options = {"about_me": {"rows": 8}, "introduction": {"rows": 5}}

    class Meta:
        model = Worker
        fields = ["about_me", "interests", "introduction"]
        labels = {
            "about_me": "About me, for my team (optional)",
            "interests": "Interests, for my team (optional)",
            "introduction": f"About me, for {PEOPLE} I support (optional)",
        }
        help_texts = {
            "about_me": "In your own words.",
            "introduction": "It stands on a page that you or a lead can print, or read together with somebody.",
        }


class LanguagesForm(LanguagesMixin, NHSModelForm):
    """The languages in which they support people."""

    languages = common_ones("Languages (optional)")
    languages_others = other_ones()
    field_options = {"languages": {"small": True}}
    field_order = ["languages", "languages_others"]

    class Meta:
        model = Worker
        fields = ["languages"]


class WorkingForm(NHSModelForm):
    """Where, when and how they meet people."""

    working_days = forms.TypedMultipleChoiceField(
        label="Working days (optional)",
        choices=Worker.Weekday,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    modes = forms.MultipleChoiceField(
        label="Ways to meet (optional)",
        help_text=f"Tick all in which you support {PEOPLE}. It is compared with what somebody asks for.",
        choices=Worker.Mode,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Worker
        fields = ["areas", "working_days", "modes"]
        labels = {"areas": "Areas covered (optional)"}


class ExperienceForm(NHSForm):
    """Each of `themes`, and who may know that the worker draws on it; `kept` are the answers until now, by theme."""

    def __init__(self, *args, themes, kept, **kwargs):
        super().__init__(*args, **kwargs)
        self.themes = themes
        for theme in themes:
            field = forms.ChoiceField(
                label=theme.label if theme.is_active else f"{theme.label} (no longer offered)",
                choices=[(NOT_NAMED, "I do not name it"), *WHO.items()],
                initial=kept.get(theme.pk, NOT_NAMED),
                error_messages=dict.fromkeys(["required", "invalid_choice"], f"Choose who may know about “{theme}”"),
            )
            self.fields[f"theme_{theme.pk}"] = field

    def chosen(self):
        """The themes that are named, and the Visibility of each."""
        answers = {theme: self.cleaned_data[f"theme_{theme.pk}"] for theme in self.themes}
        return {theme: answer for theme, answer in answers.items() if answer != NOT_NAMED}


class GenderForm(NHSModelForm):
    """As what they may be found where somebody chooses, and who may know."""

    required_messages = {"gender_visibility": "Select who may know"}
    gender = forms.ChoiceField(
        label=f"Some {PEOPLE} ask for a worker of a gender. As what may you be found? (optional)",
        help_text="A lead who matches is told whether this fits what somebody asked for.",
        choices=[("", "I do not want to be found by it"), *Worker.Gender.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    gender_visibility = forms.ChoiceField(
        label="Who may read it?",
        choices=list((WHO | {Visibility.MATCHING.value: "Nobody: use it for matching only"}).items()),
        widget=forms.RadioSelect,
    )
    layout = Layout("gender", Field("gender_words", width=20), "gender_visibility")

    class Meta:
        model = Worker
        fields = ["gender", "gender_words", "gender_visibility"]
        labels = {"gender_words": "My gender in my own words (optional)"}


class WellbeingSharingForm(NHSForm):
    """Whether leads who do not supervise them see how they are."""

    shares_wellbeing = YesNoField(
        label="Do you share how you are with leads who do not supervise you?",
        help_text="Your ratings after sessions. You and your supervisor see them anyway. You can take this back "
        "at any time.",
        error_messages={"required": "Select yes if you share how you are"},
    )
