from django import forms

from accounts.models import User
from crispy_nhsuk.forms import NHSModelForm


class OwnAccountForm(NHSModelForm):
    class Meta:
        model = User
        fields = ["name", "delivery"]
        labels = {"name": "Your name", "delivery": "How should reminders reach you?"}
        help_texts = {
            "name": "Colleagues see it.",
            "delivery": "Concerns about somebody's safety always come by email at once, and so does who gets a role "
            "that opens records.",
        }
        widgets = {"delivery": forms.RadioSelect}
