"""Going ahead although something is left without an owner."""

from django import forms

from groundwork.forms import WarningForm


class GoAheadForm(WarningForm):
    """Yes; and where `left` names something, that it may be left without an owner."""

    def __init__(self, *args, left, **kwargs):
        super().__init__(*args, **kwargs)
        if left:
            self.fields["go_ahead"] = go_ahead(required=True)


def go_ahead(required=False):
    """The tick with which somebody goes ahead in an emergency."""
    return forms.BooleanField(
        label="Go ahead without handing over",
        help_text="Only in an emergency. What has no owner then stands first on the start page of whoever answers "
        "for the team.",
        required=required,
        error_messages={"required": "Hand over what is listed above first, or tick to go ahead without"},
    )
