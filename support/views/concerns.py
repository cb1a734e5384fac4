"""Concerns: raised, taken on, closed."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.permissions import can
from groundwork.timeline import event
from groundwork.trail import note_access
from notices.told import told_in_words
from support.actions.concerns import acknowledge_concern, close_concern, raise_concern
from support.forms.concerns import CloseConcernForm, ConcernFilterForm, RaiseConcernForm
from support.models import Concern, Session, Support
from support.notices import CONCERN_ACKNOWLEDGED, CONCERN_CLOSED
from support.told import NOBODY, raised_in_words, who_hears, who_was_told
from support.views.deeds import SupportDeed

RELATED = ("support__person", "support__referral")


class RaiseConcern(SupportDeed):
    form_class = RaiseConcernForm
    lead_may = cover_may = True
    statuses = tuple(Support.Status)
    title = "Raise a concern"
    submit_label = "Raise concern"
    # None where another sending of this form has raised it.
    concern = None

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"lead": who_hears(self.support.team_id, timezone.now())}

    def act(self, form):
        self.concern = raise_concern(support=self.support, by=self.user, **form.answers())

    def get_success_message(self):
        return raised_in_words(self.concern) if self.concern else "The concern is raised."


class ConcernDeed(DeedView):
    """A lead's answer to a concern."""

    model = Concern
    permission = Permission.MANAGE_SUPPORTS

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED)

    def person_id(self):
        return self.object.support.person_id

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "caption": f"{self.object.support.person.called}, {self.object.support}"
        }


class AcknowledgeConcern(ConfirmedDeed, ConcernDeed):
    title = "Take this concern on"
    submit_label = "Take it on"
    consequences = ("Your name and the time are recorded.", "Whoever raised it gets a notice.")

    def act(self, form):
        acknowledge_concern(concern=self.object, by=self.user)

    def get_success_message(self):
        return f"You have taken this concern on. {told_in_words(CONCERN_ACKNOWLEDGED, self.object.pk, self.today)}"


class CloseConcern(ConcernDeed):
    form_class = CloseConcernForm
    title = "Close this concern"
    submit_label = "Close concern"

    def act(self, form):
        close_concern(concern=self.object, by=self.user, **form.cleaned_data)

    def get_success_message(self):
        return f"The concern is closed. {told_in_words(CONCERN_CLOSED, self.object.pk, self.today)}"


@require_safe
def concern_detail(request, pk):
    """One concern with what was done about it."""
    concerns = Concern.objects.visible_to(request.user).select_related(
        *RELATED, "session", "raised_by", "acknowledged_by", "closed_by"
    )
    concerns = concerns.with_owner()
    concern = get_object_or_404(concerns, pk=pk)
    note_access(request, concern.support.person_id)
    context = {
        "title": "Concern",
        "caption": f"{concern.support.person.called}, {concern.support}",
        "concern": concern,
        "told": who_was_told(concern),
        "nobody": NOBODY,
        "events": events_of(concern),
        "may_answer": can(request.user, Permission.MANAGE_SUPPORTS, concern),
        "session": session_read(concern, request.user),
    }
    return render(request, "support/concern_detail.html", context)


def session_read(concern, user):
    """The session it came from, where the reader may open it: who covers reads no notes of others unasked."""
    if not concern.session or not Session.objects.visible_to(user).filter(pk=concern.session_id).exists():
        return None
    return concern.session


def events_of(concern):
    """What was done about it, newest first."""
    taken_on = concern.acknowledgements.select_related("owner", "by").order_by("-at")
    steps = [
        ("Closed", concern.closed_at, concern.closed_by),
        *((each.title, each.at, each.by) for each in taken_on),
        ("Raised", concern.raised_at, concern.raised_by),
    ]
    return [event(title, at, by) for title, at, by in steps if at]


class ConcernList(ListPage):
    permissions = (Permission.SUPPORT, Permission.SEE_TEAM_RECORDS)
    template_name = "support/concern_list.html"
    title = "Concerns"
    form_class = ConcernFilterForm
    fields = (
        "raised_at", "kind", "closed_at", "raised_by__name", "acknowledged_by__name",
        "support__person__name", "support__person__preferred_name", "support__referral__reference",
    )  # fmt: skip
    sorts = {"raised": "raised_at", "person": by_name("support__person__")}
    default_sort = "raised"
    empty_title = "No concerns here"

    def get_queryset(self):
        visible = Concern.objects.visible_to(self.user).with_owner()
        return visible.select_related(*RELATED, "raised_by", "acknowledged_by")

    def narrow(self, rows, filters):
        return ConcernFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)

    def people_ids(self, rows):
        return [concern.support.person_id for concern in rows]
