"""The pathway into peer work: its list, a page for each interest, and what is done there."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.lists import ListPage
from groundwork.timeline import event, newest_first
from groundwork.trail import note_access
from groundwork.way_back import leads_on
from pathway.actions.interests import (
    add_interest,
    edit_interest,
    erase_interest,
    hand_over_interest,
    log_step,
    note_follow_up,
    remove_note,
)
from pathway.forms.interests import (
    AddInterestForm,
    EditInterestForm,
    EraseInterestForm,
    FollowUpForm,
    HandOverInterestForm,
    InterestFilterForm,
    LogStepForm,
)
from pathway.models import Interest, InterestNote

RUN = Permission.RUN_PATHWAY
FACTS = ("name", "contact", "source", "agreed_on", "agreed_how")


class InterestList(ListPage):
    """Everybody on the pathway of the user's teams, those to be followed up first at the top."""

    permissions = (RUN,)
    template_name, form_class = "pathway/interest_list.html", InterestFilterForm
    title = "Pathway into peer work"
    sorts = {"follow_up": "follow_up_on", "since": "stepped_on"}
    default_sort = "follow_up"
    empty_title = "Nobody to show"
    empty_text = "Change the filters to see others, or note somebody's interest."

    def get_queryset(self):
        return Interest.objects.visible_to(self.user).select_related("team", "follower")

    def narrow(self, rows, filters):
        rows = InterestFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)
        return rows.filter(follower=self.user) if filters.get("follower") else rows

    def people_ids(self, rows):
        return [interest.pk for interest in rows]

    def paginate_queryset(self, queryset, page_size):
        # Nobody here is a person of a record of support: the page carries nobody's banner.
        note_access(self.request)
        return super().paginate_queryset(queryset, page_size)


@leads_on
@require_safe
def interest_detail(request, pk):
    """One interest: who it is, where they stand, who follows up and when, and what was said."""
    interests = Interest.objects.visible_to(request.user).select_related("team", "follower")
    interest = get_object_or_404(interests, pk=pk)
    note_reading(request, interest)
    changes = interest.status_changes.select_related("by")
    steps = [event(Interest.Status(each.to_status).label, each.at, each.by) for each in changes]
    context = {
        "title": str(interest),
        "tab_title": "Pathway into peer work",
        "caption": interest.team,
        "interest": interest,
        "notes": interest.notes.select_related("by"),
        "events": newest_first(steps),
        "back_link": {"href": reverse("pathway:interest_list"), "text": "Pathway into peer work"},
    }
    return render(request, "pathway/interest_detail.html", context)


def note_reading(request, interest):
    """Record that whoever sent the request is shown this interest."""
    # Nobody here is a person of a record of support: the page carries nobody's banner.
    note_access(request)
    note_access(request, interest.pk)


class AddInterest(DeedView):
    """Note that somebody is interested, with their agreement."""

    permission, form_class = RUN, AddInterestForm
    title, submit_label, success_message = "Note somebody's interest", "Note interest", "The interest is noted."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.user}

    def get_back_url(self):
        return reverse("pathway:interest_list")

    def act(self, form):
        add_interest(by=self.user, **form.cleaned_data)


class InterestDeed(DeedView):
    """A deed on an interest that was not erased."""

    model, permission = Interest, RUN

    def get_queryset(self):
        return super().get_queryset().select_related("team")

    def check(self):
        note_reading(self.request, self.object)

    def why_not(self):
        return "This was erased. Nothing can be done with it any more." if self.object.is_erased else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}


class EditInterest(InterestDeed):
    guards_edits = True
    form_class = EditInterestForm
    title, success_message = "Edit name, contact and agreement", "The changes are saved."

    def get_initial(self):
        return {name: getattr(self.object, name) for name in FACTS}

    def act(self, form):
        edit_interest(interest=self.object, by=self.user, **form.cleaned_data)


class LogStep(InterestDeed):
    form_class = LogStepForm
    title, submit_label, success_message = "Log a step", "Log step", "The step is logged."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"interest": self.object}

    def act(self, form):
        log_step(interest=self.object, by=self.user, **form.cleaned_data)


class NoteFollowUp(InterestDeed):
    form_class = FollowUpForm
    title, submit_label, success_message = "Note a follow-up", "Note follow-up", "The follow-up is noted."

    def why_not(self):
        is_employed = self.object.status == Interest.Status.EMPLOYED
        return super().why_not() or ("They are employed. Log a step if they are not." if is_employed else "")

    def act(self, form):
        note_follow_up(interest=self.object, by=self.user, **form.cleaned_data)


class HandOverInterest(InterestDeed):
    form_class = HandOverInterestForm
    title, submit_label = "Hand over to a colleague", "Hand over"
    success_message = "Your colleague follows up from now on, and is told."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"interest": self.object}

    def act(self, form):
        hand_over_interest(interest=self.object, by=self.user, **form.cleaned_data)


class EraseInterest(InterestDeed):
    form_class = EraseInterestForm
    title, submit_label, success_message = "Erase this interest", "Erase for good", "It is erased."

    def get_context_data(self, **kwargs):
        lead = "Name, contact and notes are deleted and cannot be brought back. Steps, dates and team stay for figures."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def act(self, form):
        erase_interest(interest=self.object, by=self.user, **form.cleaned_data)


class RemoveNote(ConfirmedDeed):
    """Delete a note that was written by mistake."""

    model, permission = InterestNote, RUN
    title, submit_label, success_message = "Remove this note", "Remove note", "The note is removed."
    consequences = ("What it says is deleted and cannot be brought back.", "That there was a note stays known.")

    def get_queryset(self):
        return super().get_queryset().select_related("interest")

    def check(self):
        note_reading(self.request, self.object.interest)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object.interest)}

    def act(self, form):
        remove_note(note=self.object, by=self.user)
