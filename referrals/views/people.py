"""The page of a person, and putting right what it says."""

from copy import copy

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from groundwork.permissions import can
from groundwork.timeline import newest_first
from groundwork.trail import note_access
from referrals import slots
from referrals.actions.corrections import correct_person, correct_risks, record_death, stamp_of_risks, undo_death
from referrals.corrections import correction_events
from referrals.forms.corrections import FORMS, CorrectRisksForm, RecordDeathForm, UndoDeathForm
from referrals.models import Person, Referral
from referrals.readers import OFFERED, WHOLE, people_read, reading_for
from referrals.risks import risks_of
from referrals.sides import side_of
from referrals.summaries import person_rows

Section = Referral.Section


@require_safe
def person_detail(request, pk):
    """What is known of a person: who they are, how to reach them, what to take care of, and who works with them."""
    user, reading = request.user, reading_for(request, pk)
    if not reading or reading.way == OFFERED:
        raise Http404
    note_access(request, pk)
    context = {
        "title": reading.person.name,
        "tab_title": "Person",
        "person": reading.person,
        "sections": [
            {"title": section.label, "rows": person_rows(reading.person, section), "href": way_to_correct(pk, section)}
            for section in FORMS
        ],
        "may_correct": may_correct(user, reading),
        "referrals": [line(referral, user) for referral in reading.referrals],
        "deeds": [link for links in slots.PERSON_LINKS for link in links(user, reading.person)],
        "events": events_of(user, reading),
    }
    return render(request, "referrals/person_detail.html", context)


def events_of(user, reading):
    ids = [referral.pk for referral in reading.referrals]
    side = side_of(user, reading.referrals)
    return newest_first(correction_events(*ids, side=side, with_before=reading.way == WHOLE))


def way_to_correct(pk, section):
    return reverse("referrals:correct_person", args=[pk, section])


def line(referral, user):
    """One referral of the person: who looks after it, its risks, and where it leads."""
    return {
        "referral": referral,
        "risks": risks_of(referral),
        "href": reverse("referrals:correct_risks", args=[referral.pk]),
        "may_correct": can(user, Permission.CORRECT_PERSON, referral),
        "links": [link for links in slots.LINKS for link in links(user, referral)],
    }


def may_correct(user, reading):
    return any(can(user, Permission.CORRECT_PERSON, referral) for referral in reading.referrals)


class PersonDeed(DeedView):
    """A deed to a person's own record, for those who may put it right."""

    model = Person

    def get_queryset(self):
        return people_read(self.user)

    def check(self):
        self.reading = reading_for(self.request, self.object.pk)
        if not self.reading or not may_correct(self.user, self.reading):
            raise PermissionDenied

    def person_id(self):
        return self.object.pk

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.reading.person.name}


class RecordDeath(PersonDeed):
    form_class = RecordDeathForm
    title, submit_label = "Record that they have died", "Record the death"
    success_message = "Recorded. Whoever works with them is told, and nobody is reminded of anything about them."

    def why_not(self):
        return "It is recorded already that they died." if self.object.is_deceased else ""

    def act(self, form):
        record_death(person=self.object, by=self.user, **form.cleaned_data)


class UndoDeath(PersonDeed):
    form_class = UndoDeathForm
    title, submit_label = "They have not died", "Take it back"
    success_message = "Taken back. What was ended is not opened again by itself: look at each support and referral."

    def why_not(self):
        return "" if self.object.is_deceased else "It is not recorded that they died."

    def act(self, form):
        undo_death(person=self.object, by=self.user, reason=form.cleaned_data["reason"])


class CorrectPerson(PersonDeed):
    """Put right who the person is or how to reach them."""

    guards_edits = True
    submit_label, success_message = "Save correction", "Corrected. Those who work with them are told."

    def record_shown(self):
        """As this reader knows them: a referrer hears nothing of what another team was told."""
        return self.reading.person

    @property
    def section(self):
        return Section(self.kwargs["section"])

    def get_title(self):
        return f"Correct: {self.section.label.lower()}"

    def get_form_class(self):
        return FORMS[self.section]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.reading.person)}

    def act(self, form):
        """Only what differs from what they were shown is changed."""
        shown = self.reading.person
        said = {name: value for name, value in form.answers().items() if getattr(shown, name) != value}
        correct_person(person=self.object, by=self.user, reason=form.cleaned_data["reason"], answers=said)


class CorrectRisks(DeedView):
    """Put right what a referral says of risks."""

    model, permission, form_class = Referral, Permission.CORRECT_PERSON, CorrectRisksForm
    title, submit_label = "Correct: risk and safety", "Save correction"
    success_message = CorrectPerson.success_message

    def get_queryset(self):
        return super().get_queryset().sent().select_related("person")

    def check(self):
        self.reading = reading_for(self.request, self.object.person_id)
        if not self.reading or self.reading.way == OFFERED:
            raise PermissionDenied

    def person_id(self):
        return self.object.person_id

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.object}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.hidden_values["compared"] = stamp_of_risks(self.object)
        return form

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": f"{self.reading.person.name}, {self.object.reference}"}

    def get_back_url(self):
        return self.object.person.get_absolute_url()

    def act(self, form):
        correct_risks(
            referral=self.object,
            by=self.user,
            reason=form.cleaned_data["reason"],
            risks=form.risks(),
            compared=self.request.POST.get("compared"),
        )
