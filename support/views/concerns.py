"""Concerns: raised, taken on, closed."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.lists import ListPage
from groundwork.permissions import can
from groundwork.timeline import event
from groundwork.trail import note_access
from support.actions.concerns import acknowledge_concern, close_concern, raise_concern
from support.forms.concerns import CloseConcernForm, ConcernFilterForm, RaiseConcernForm
from support.models import Concern, Support
from support.views.deeds import SupportDeed

RELATED = ("support__person", "support__referral")


class RaiseConcern(SupportDeed):
    form_class = RaiseConcernForm
    lead_may = True
    statuses = tuple(Support.Status)
    title = "Raise a concern"
    submit_label = "Raise concern"
    success_message = "The concern is raised. The team's leads are told now."

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "lead": "Your team leads are told at once. If somebody is in danger now, call 999 first."
        }

    def act(self, form):
        raise_concern(support=self.support, by=self.user, **form.answers())


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
    success_message = "You have taken this concern on. Whoever raised it is told."
    consequences = ("Your name and the time are recorded.", "Whoever raised it is told.")

    def act(self, form):
        acknowledge_concern(concern=self.object, by=self.user)


class CloseConcern(ConcernDeed):
    form_class = CloseConcernForm
    title = "Close this concern"
    submit_label = "Close concern"
    success_message = "The concern is closed. Whoever raised it is told."

    def act(self, form):
        close_concern(concern=self.object, by=self.user, **form.cleaned_data)


@require_safe
def concern_detail(request, pk):
    """One concern with what was done about it."""
    concerns = Concern.objects.visible_to(request.user).select_related(
        *RELATED, "session", "raised_by", "acknowledged_by", "closed_by"
    )
    concern = get_object_or_404(concerns, pk=pk)
    note_access(request, concern.support.person_id)
    context = {
        "title": "Concern",
        "caption": f"{concern.support.person.called}, {concern.support}",
        "concern": concern,
        "events": events_of(concern),
        "may_answer": can(request.user, Permission.MANAGE_SUPPORTS, concern),
    }
    return render(request, "support/concern_detail.html", context)


def events_of(concern):
    """What was done about it, newest first."""
    steps = [
        ("Closed", concern.closed_at, concern.closed_by),
        ("Taken on", concern.acknowledged_at, concern.acknowledged_by),
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
    sorts = {"raised": "raised_at", "person": "support__person__name"}
    default_sort = "raised"
    empty_title = "No concerns here"

    def get_queryset(self):
        return Concern.objects.visible_to(self.user).select_related(*RELATED, "raised_by", "acknowledged_by")

    def narrow(self, rows, filters):
        return ConcernFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)

    def people_ids(self, rows):
        return [concern.support.person_id for concern in rows]
