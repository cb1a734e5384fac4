"""What a lead is asked before two records become one, or two again."""

from django import forms

from accounts.permissions import Permission
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout
from groundwork.forms import FilterForm
from referrals.models import Referral

KEPT, JOINED = "kept", "joined"
NOTHING = "Nothing said"


class CompareForm(FilterForm):
    """Which record to compare with: that of a referral to a team whose lead `user` is, of somebody else."""

    submit_label = "Compare"
    required_messages = {"reference": "Enter the reference of the other referral"}
    reference = forms.CharField(label="Reference of the other referral", help_text="Such as PS-7K3F-29.", max_length=20)
    field_options = {"reference": {"width": 10}}

    def __init__(self, *args, user, referral, **kwargs):
        super().__init__(*args, **kwargs)
        teams = user.teams_with(Permission.TRIAGE)
        self.others = Referral.objects.visible_to(user).sent().filter(team__in=teams).exclude(person=referral.person_id)

    def clean_reference(self):
        """The other referral."""
        letters = "".join(each for each in self.cleaned_data["reference"].upper() if each.isalnum())
        other = self.others.filter(reference=f"{letters[:2]}-{letters[2:6]}-{letters[6:]}").first()
        if not other:
            raise forms.ValidationError(
                "You can open no other record with this reference. Check it, or ask the other team's lead"
            )
        return other


class JoinPeopleForm(NHSForm):
    """For each fact that differs, which record is right; and why they are one person.

    `differing` are facts with their words and what each record says; `names`, what the records are called.
    """

    submit_variant = "warning"
    required_messages = {"reason": "Enter why you think they are one person"}
    reason = forms.CharField(
        label="Why do you think that they are one person?",
        help_text="The leads of every team concerned read this, and whoever works with them.",
        widget=forms.Textarea,
        max_length=500,
    )

    def __init__(self, *args, differing, names, **kwargs):
        self.facts = {}
        super().__init__(*args, **kwargs)
        for fact, words, *said in differing:
            self.facts[f"keep_{fact}"] = fact
            self.fields[f"keep_{fact}"] = keep(words, said, names)
        self.order_fields([*self.facts, "reason"])

    def get_layout(self):
        return Layout(*self.facts, Field("reason", rows=3))

    def taken(self):
        """The facts to be taken from the record that is joined to the other."""
        return [fact for name, fact in self.facts.items() if self.cleaned_data[name] == JOINED]


def keep(words, said, names):
    """The question which record is right about a fact; where only one says anything, that one is offered."""
    options = [
        (side, f"{each or NOTHING} ({name})") for side, each, name in zip((KEPT, JOINED), said, names, strict=True)
    ]
    only = [side for (side, _), each in zip(options, said, strict=True) if each]
    return forms.ChoiceField(
        label=f"{words}: which is right?",
        choices=options,
        widget=forms.RadioSelect,
        initial=only[0] if len(only) == 1 else None,
        error_messages=dict.fromkeys(["required", "invalid_choice"], f"Select which is right: {words}"),
    )


class TakeApartForm(NHSForm):
    submit_variant = "warning"
    required_messages = {"reason": "Enter why they are taken apart"}
    reason = forms.CharField(
        label="Why are they two people?",
        help_text="The leads of every team concerned read this, and whoever works with them.",
        widget=forms.Textarea,
        max_length=500,
    )
    layout = Layout(Field("reason", rows=3))
