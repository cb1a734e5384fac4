"""What a lead and a referrer are asked when they decide or answer."""

from django import forms

from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout
from groundwork.forms import ItemField
from referrals.models import DeclineReason, Referral


class RequestInformationForm(NHSForm):
    required_messages = {"question": "Enter what you need to know"}
    question = forms.CharField(
        label="What do you need to know?",
        help_text="The referring team reads this. Ask for everything at once, so that they answer once.",
        widget=forms.Textarea,
        max_length=2000,
    )


class AnswerInformationForm(NHSForm):
    required_messages = {"answer": "Enter your answer"}
    answer = forms.CharField(label="Your answer", widget=forms.Textarea, max_length=2000)


class AcceptForm(NHSForm):
    required_messages = {"priority": "Select a priority"}
    priority = forms.ChoiceField(label="Priority", choices=Referral.Priority.choices, widget=forms.RadioSelect)


class DeclineForm(NHSForm):
    submit_variant = "warning"
    required_messages = {
        "reason": "Select why you decline the referral",
        "explanation": "Explain the reason to the referrer",
    }
    reason = ItemField(DeclineReason, label="Why do you decline it?", widget=forms.RadioSelect, empty_label=None)
    explanation = forms.CharField(
        label="Explain it to the referrer",
        help_text="They read these words and may share them.",
        widget=forms.Textarea,
        max_length=2000,
    )
    alternatives = forms.CharField(
        label="What else is available? (optional)", widget=forms.Textarea, max_length=2000, required=False
    )
    layout = Layout("reason", Field("explanation", rows=5), Field("alternatives", rows=3))


class WithdrawForm(NHSForm):
    submit_variant = "warning"
    required_messages = {"reason": "Enter why the referral is withdrawn"}
    reason = forms.CharField(
        label="Why is it withdrawn?",
        help_text="Nobody has to give a private reason. “They would rather not” is enough.",
        widget=forms.Textarea,
        max_length=500,
    )
