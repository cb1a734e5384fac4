"""Who covers while a worker is away: one for all, one for each, or plainly nobody."""

from uuid import UUID

from django import forms
from django.conf import settings

from crispy_nhsuk import messages
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Conditional, Field, Layout
from groundwork.forms import FilterForm
from groundwork.shows import Show, Shows
from support.actions.covers import CoverBy
from support.models.covers import CoverQuerySet
from support.models.supports import SupportQuerySet

ALL, EACH, NOBODY = "all", "each", "nobody"


class NameCoverForm(NHSForm):
    """`supports` are those of the worker who is away, `workers` who could cover, `said` what stands, by support id."""

    required_messages = {"who": "Select who covers"}

    who = forms.ChoiceField(
        label="Who covers?",
        choices=[(ALL, "One colleague, all supports"), (EACH, "Choose for each support"), (NOBODY, "Nobody")],
        widget=forms.RadioSelect,
    )
    worker = forms.ChoiceField(label="Colleague", error_messages={"required": "Select the colleague who covers"})
    agreed = forms.MultipleChoiceField(
        label="Who has agreed that whoever covers reads the notes of their sessions? (optional)",
        help_text="Without that, whoever covers sees goals, contact, needs and risks, what is booked, and what they "
        "write themselves.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hints = {NOBODY: f"The team leads see it at once, so that somebody rings the {settings.PERSON_WORD_PLURAL}."}

    def __init__(self, *args, supports, workers, said, **kwargs):
        self.supports, self.workers = supports, {str(worker.pk): worker for worker in workers}
        super().__init__(*args, **kwargs)
        named = [(pk, str(worker)) for pk, worker in self.workers.items()]
        self.fields["worker"].choices = [("", "Select"), *named]
        self.fields["agreed"].choices = [(str(each.pk), in_words(each)) for each in supports]
        for support in supports:
            self.fields[key_of(support)] = field = forms.ChoiceField(
                label=in_words(support),
                choices=[("", "Not said yet"), *named, (NOBODY, "Nobody")],
                required=False,
                initial=self.initial_of(said.get(support.pk)),
            )
            messages.give(key_of(support), field)
            field.error_messages["invalid_choice"] = f"Select who covers the support of {in_words(support)}"

    @staticmethod
    def initial_of(cover):
        if cover is None:
            return ""
        return str(cover.worker_id) if cover.worker_id else NOBODY

    def get_layout(self):
        keys = [key_of(support) for support in self.supports]
        return Layout(
            Field("who", hints=self.hints),
            Conditional("who", ALL, "worker"),
            Conditional("who", EACH, *keys),
            Field("agreed", small=True),
        )

    def named(self):
        """What was said, as the action takes it: a CoverBy for each support of which something was said."""
        agreed = {UUID(pk) for pk in self.cleaned_data["agreed"]}
        for support in self.supports:
            chosen = self.chosen_for(support)
            if chosen:
                worker = self.workers.get(chosen)
                yield CoverBy(support, worker, notes_agreed=bool(worker) and support.pk in agreed)

    def chosen_for(self, support):
        who = self.cleaned_data["who"]
        return {ALL: self.cleaned_data.get("worker"), NOBODY: NOBODY}.get(who, self.cleaned_data.get(key_of(support)))

    def clean(self):
        """Somebody was said for one support at least."""
        answers = super().clean()
        if answers.get("who") == EACH and not any(answers.get(key_of(each)) for each in self.supports) and self.is_fine:
            self.add_error("who", "Select who covers at least one of the supports")
        return answers

    @property
    def is_fine(self):
        return not self.errors


def key_of(support):
    """The name of the field of one support."""
    return f"cover_{support.pk.hex}"


def in_words(support):
    return f"{support.person.called}, {support.referral.reference}"


class CoverFilterForm(FilterForm):
    """Filters of the list of whoever covers."""

    SHOW = Shows(
        Show("all", "Now and to come", CoverQuerySet.all),
        Show("now", "Now", CoverQuerySet.counting_now, dated=True),
    )
    show = SHOW.field()


class UncoveredFilterForm(FilterForm):
    """Filters of the list of supports without cover."""

    SHOW = Shows(
        Show("now", "Without cover now", SupportQuerySet.without_cover, dated=True),
        Show("to_ring", "Somebody is to ring", SupportQuerySet.to_ring, dated=True),
        Show("coming", "Worker away within 2 weeks, cover not said", SupportQuerySet.cover_to_say, dated=True),
    )
    show = SHOW.field()


class RingForm(NHSForm):
    """What came of ringing somebody whose worker is away."""

    said = forms.CharField(
        label="What was agreed? (optional)",
        help_text="One line: for example, the session is moved to next week. Whoever supports them can read it.",
        required=False,
        max_length=300,
        widget=forms.Textarea,
    )
    field_options = {"said": {"rows": 2}}
