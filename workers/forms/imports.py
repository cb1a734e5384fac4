"""What is asked about a file that is imported."""

from django import forms

from accounts.models import Team
from crispy_nhsuk.forms import NHSForm

TOO_LARGE = "The file is larger than 5 MB. Split it, or save it as CSV, and try again"


class StartImportForm(NHSForm):
    """The file, and whose workers it is about."""

    team = forms.ModelChoiceField(
        None, label="Whose workers are in the file?", error_messages={"required": "Select the team"}
    )
    file = forms.FileField(
        label="File",
        help_text="A CSV file or an Excel workbook (.xlsx) of at most 5 MB and 20,000 lines. Of a workbook the first "
        "sheet is read.",
        error_messages={
            "required": "Select a file",
            "empty": "The file is empty. Select another one",
            "max_length": "The name of the file is too long. Rename it and try again",
        },
    )

    def __init__(self, *args, teams, is_too_large, **kwargs):
        super().__init__(*args, **kwargs)
        choices = Team.objects.filter(pk__in=teams)
        self.fields["team"].queryset = choices
        self.only_team = choices.first() if len(teams) == 1 else None
        if self.only_team:
            del self.fields["team"]
        if is_too_large:
            self.fields["file"].error_messages["required"] = TOO_LARGE

    def clean(self):
        answers = super().clean()
        return answers | ({"team": self.only_team} if self.only_team else {})


class TakeBackImportForm(NHSForm):
    """Why all that an import brought is taken back."""

    submit_variant = "warning"
    reason = forms.CharField(
        label="Why is it taken back?",
        help_text="Whoever reads one of the entries reads this too. Write nothing about health.",
        widget=forms.Textarea,
        max_length=300,
        error_messages={"required": "Say why it is taken back"},
    )
    field_options = {"reason": {"rows": 3}}
