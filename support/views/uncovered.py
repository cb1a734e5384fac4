"""Supports whose worker is away and that nobody covers: the list from which somebody rings, and that they did."""

from collections import defaultdict

from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.lists import ListPage
from groundwork.names import by_name
from support.actions.covers import ring, take_back_ring
from support.forms.covers import RingForm, UncoveredFilterForm
from support.models import Cover, Ring, Session, Support
from support.views.deeds import SupportDeed
from workers.models import Absence

# Of each support.
SESSIONS_SHOWN = 3


class UncoveredList(ListPage):
    """Whom nobody covers, each with how to reach them, what is booked in the absence, and who rang."""

    permissions = (Permission.MANAGE_SUPPORTS,)
    template_name = "support/uncovered_list.html"
    title = "Supports without cover"
    form_class = UncoveredFilterForm
    fields = (
        "worker__user__name", "referral__reference", "team__region", "person__name", "person__preferred_name",
        "person__safe_contact", "person__phone", "person__contact_by", "person__may_leave_message",
    )  # fmt: skip
    sorts = {"person": by_name("person__"), "worker": by_name("worker__user__")}
    default_sort = "worker"
    empty_title = "Nobody is without cover"
    empty_text = "Every support has its worker, or a colleague who covers."

    def get_queryset(self):
        visible = Support.objects.visible_to(self.user)
        return visible.select_related("person", "referral", "team", "worker__user")

    def narrow(self, rows, filters):
        return UncoveredFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)

    def people_ids(self, rows):
        return [support.person_id for support in rows]

    def prepare(self, rows):
        """Each support with its absence, the sessions in it, who rang and why nobody covers; four questions for all."""
        now, absences = timezone.now(), next_absences(rows)
        about = {"support__in": [support.pk for support in rows], "absence__in": absences.values()}
        sessions = by_support(sessions_in(rows, absences.values(), self.today))
        rings = by_support(Ring.objects.standing().filter(**about).select_related("by"))
        covers = by_support(Cover.objects.in_force().filter(**about).select_related("worker__user"))
        for support in rows:
            booked = sessions[support.pk]
            support.absence, support.rung = absences.get(support.worker_id), rings[support.pk]
            support.booked, support.more = booked[:SESSIONS_SHOWN], len(booked) - SESSIONS_SHOWN
            support.why = why(*covers[support.pk][-1:])
            support.goes_on = bool(support.absence) and support.absence.is_current(now)


def next_absences(supports):
    """Of the worker of each support, by worker id, the absence that goes on or comes first."""
    coming = Absence.objects.not_over(Now()).filter(worker__in={support.worker_id for support in supports})
    return {absence.worker_id: absence for absence in coming.order_by("-starts_at")}


def sessions_in(supports, absences, today):
    """What is booked in these absences, the next first."""
    chosen = Absence.objects.filter(pk__in=[absence.pk for absence in absences])
    return Session.objects.filter(support__in=supports).booked(today).in_absences(chosen).order_by("date", "start")


def by_support(rows):
    """The rows in lists, by the id of their support."""
    found = defaultdict(list)
    for row in rows:
        found[row.support_id].append(row)
    return found


def why(cover=None):
    """Why nobody covers, in words; `cover` is what was said."""
    if cover is None:
        return "Nobody has said who covers"
    if cover.worker is None:
        return "It was said that nobody covers"
    return f"{cover.worker} was to cover, and is away or gone"


class RingPerson(SupportDeed):
    """Somebody rang the person, as their worker is away and nobody covers."""

    permission = Permission.MANAGE_SUPPORTS
    form_class = RingForm
    lead_may = True
    title, submit_label, success_message = "Somebody rang", "Mark as rung", "Marked with your name and the time."

    def why_not(self):
        uncovered = Support.objects.without_cover(self.today).filter(pk=self.support.pk).exists()
        return super().why_not() or ("" if uncovered else "Their worker is there, or a colleague covers by now.")

    def get_back_url(self):
        return reverse("support:uncovered_list")

    def act(self, form):
        ring(support=self.support, by=self.user, **form.cleaned_data)


class TakeBackRing(ConfirmedDeed, DeedView):
    """It was marked by mistake that somebody rang."""

    model, permission = Ring, Permission.MANAGE_SUPPORTS
    title, submit_label, success_message = "Nobody rang yet", "Take back the mark", "Taken back: somebody is to ring."
    consequences = ("The mark that somebody rang is taken back. It stays in the history.",)

    def get_queryset(self):
        return super().get_queryset().select_related("support__person", "support__referral", "by")

    def person_id(self):
        return self.object.support.person_id

    def why_not(self):
        return "This was taken back already." if self.object.taken_back_at else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "caption": f"{self.object.support.person.called}, {self.object.support}"
        }

    def get_back_url(self):
        return reverse("support:uncovered_list")

    def act(self, form):
        take_back_ring(ring=self.object, by=self.user)
