"""What is asked in a worker's private rooms."""

from django import forms
from django.db.models.functions import Now

from accounts.models import Team, User
from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Conditional, Field, Layout
from groundwork.dates import HELD, PLANNED
from groundwork.names import by_name
from workers import slots
from workers.crossovers import Named, What

TEXT_LIMIT = 2000
WORDS_LIMIT = 200


def text(label, *, required=True, hint=""):
    """Several lines of private text."""
    label = label if required else f"{label} (optional)"
    return forms.CharField(label=label, help_text=hint, required=required, max_length=TEXT_LIMIT, widget=forms.Textarea)


def review_date(label="Review by", **kwargs):
    """By when it is looked at again; both are reminded two weeks before."""
    return MemorableDateField(label=label, span=PLANNED, **kwargs)


class ShareForm(NHSForm):
    """Whom the page named, so that nobody is let in who became line manager meanwhile."""

    shared_with = forms.UUIDField(required=False, widget=forms.HiddenInput)


class IdentifyAdjustmentForm(NHSForm):
    required_messages = {"need": "Enter what is needed"}

    need = text("What is needed?", hint="What is hard as things are, or what would make the work possible or easier.")


class RecordAdjustmentForm(NHSForm):
    required_messages = {"agreed": "Enter what is agreed", "review_on": "Enter by when it is reviewed"}

    agreed = text("What is agreed?", hint="What will be done, and by whom.")
    review_on = review_date()


class FlagAdjustmentForm(NHSForm):
    required_messages = {"tell": "Enter who has to know of it, or “nobody else”"}

    tell = text(
        "Who has to know of it, so that it is met?",
        hint="For example, who makes the rota. Nobody is told by this: agree who tells them, and what. "
        "Write “nobody else” where that is so.",
    )


class MeetAdjustmentForm(NHSForm):
    required_messages = {"met_on": "Enter since when it is met"}

    met_on = MemorableDateField(label="Since when is it met?", span=HELD)


class ReviewAdjustmentForm(NHSForm):
    """What a review found, and where it goes on."""

    FINDINGS = [
        ("stays", "It is right, and stays as it is"),
        ("changes", "It has to change: agree anew"),
        ("ends", "It is no longer needed"),
    ]
    required_messages = {"finding": "Select what the review found", "review_on": "Enter by when it is reviewed again"}

    finding = forms.ChoiceField(label="What did the review find?", choices=FINDINGS, widget=forms.RadioSelect)
    found = text("In words", required=False)
    review_on = review_date("Next review by", required=False, help_text="Leave it empty where it is no longer needed.")

    layout = Layout("finding", "found", "review_on")

    def clean(self):
        """A next review belongs to whatever goes on."""
        answers = super().clean()
        goes_on = answers.get("finding") in ("stays", "changes")
        if goes_on and not answers.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", self.required_messages["review_on"])
        return answers


class EditAdjustmentForm(NHSForm):
    """What stands there, to be put right; only what the steps so far have asked for."""

    required_messages = IdentifyAdjustmentForm.required_messages | RecordAdjustmentForm.required_messages

    need = text("What is needed?")
    agreed = text("What is agreed?")
    tell = text("Who has to know of it?", required=False)
    review_on = review_date()

    def __init__(self, *args, adjustment, **kwargs):
        super().__init__(*args, **kwargs)
        if not adjustment.review_on:
            for name in ("agreed", "tell", "review_on"):
                del self.fields[name]


class WellbeingPlanForm(NHSForm):
    """Four questions, none of which needs an answer."""

    required_messages = {"review_on": "Enter by when you look at it again"}

    keeps_well = text("What keeps me well?", required=False, hint="At work and outside it, every day or now and then.")
    early_signs = text(
        "Early signs that I am not well", required=False, hint="What you notice yourself, and what others may notice."
    )
    helps = text("What helps?", required=False, hint="What I can do, what others can do, and what is better left.")
    tell = text("Whom to tell", required=False, hint="Who may be told, by whom, and how much.")
    review_on = review_date("Look at it again by")

    field_options = {name: {"rows": 5} for name in ("keeps_well", "early_signs", "helps", "tell")}


class CrossoverForm(NHSForm):
    """Whom or what the worker knows, and of which kind it is; `user` is who writes, `worker` whose it is."""

    required_messages = {
        "what": "Select whom or what you know",
        "team": "Select the team",
        "service": "Enter the service or ward",
        "person": "Enter their reference or name",
        "review_on": "Enter by when you look at it again",
    }

    what = forms.ChoiceField(label="Whom or what do you know?", choices=What, widget=forms.RadioSelect)
    team = forms.ModelChoiceField(None, label="Which team?", empty_label="Choose a team")
    service = forms.CharField(label="Which service or ward?", max_length=WORDS_LIMIT)
    staff = forms.ModelChoiceField(None, label="Who?", required=False, empty_label="Somebody who is not in this list")
    staff_words = forms.CharField(
        label="Or their name",
        help_text="For somebody who is not in the list. Matching cannot know them by it.",
        required=False,
        max_length=WORDS_LIMIT,
    )
    person = forms.CharField(
        label="Their reference or full name",
        help_text="A reference like PS-7K3F-29 of somebody you support, or first and last name.",
        max_length=WORDS_LIMIT,
    )
    note = text("Anything else that your line manager should know", required=False)
    review_on = review_date("Look at it again by")

    layout = Layout(
        "what",
        Conditional("what", What.TEAM, "team"),
        Conditional("what", What.SERVICE, "service"),
        Conditional("what", What.STAFF, "staff", "staff_words"),
        Conditional("what", What.PERSON, "person"),
        Field("note", rows=3),
        "review_on",
    )

    def __init__(self, *args, user, worker, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["team"].queryset = Team.objects.filter(is_active=True)
        self.fields["staff"].queryset = staff_near(worker)

    def clean(self):
        """What was answered as a `Named`, in `named`."""
        answers = super().clean()
        asked = ("what", "team", "service", "staff", "staff_words", "person")
        answered = {name: answers.pop(name, None) for name in asked}
        if answered["what"] == What.STAFF and not (answered["staff"] or answered["staff_words"]):
            self.add_error("staff_words", "Choose who it is, or enter their name")
        elif answered["what"] and not self.errors:
            answers["named"] = self.named(answered)
        return answers

    def named(self, answered):
        what = answered["what"]
        row = answered.get(what) if what in (What.TEAM, What.STAFF) else None
        if row:
            return Named(what, row.name, str(row.pk))
        words = answered["staff_words"] if what == What.STAFF else answered[what]
        known = self.known_person(words) if what == What.PERSON else None
        return Named(what, words, str(known) if known else "")

    def known_person(self, words):
        found = (find(self.user, words) for find in slots.PEOPLE)
        return next((pk for pk in found if pk), None)


def staff_near(worker):
    """People with a role in the worker's team, and in those that refer to it, but for the worker."""
    near = Team.objects.filter(pk=worker.team_id) | Team.objects.filter(refers_to=worker.team_id)
    return (
        User.objects.there(Now(), team__in=near.order_by().values("pk")).exclude(pk=worker.user_id).order_by(*by_name())
    )


def first_answers(named):
    """What a form begins with to show a `Named` again."""
    if named is None:
        return {}
    answers = {"what": named.what}
    if named.what == What.STAFF:
        return answers | {"staff": named.id or None, "staff_words": "" if named.id else named.words}
    return answers | {named.what: named.id if named.what == What.TEAM else named.words}
