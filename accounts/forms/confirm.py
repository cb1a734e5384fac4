from crispy_nhsuk.forms import NHSForm


class ConfirmForm(NHSForm):
    """Nothing to fill in: only yes."""


class WarningForm(ConfirmForm):
    """As before, for what is hard to take back."""

    submit_variant = "warning"
