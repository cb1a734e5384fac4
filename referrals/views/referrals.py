from functools import cached_property

from django.db.models import Prefetch, Subquery, prefetch_related_objects
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.lists import SearchPage
from groundwork.names import by_name
from groundwork.permissions import can
from groundwork.prepared import prepared, prepared_first, prepared_of, prepared_or_404
from groundwork.trail import note_access
from referrals import slots
from referrals.elsewhere import open_elsewhere
from referrals.forms.referrals import ReferralFilterForm, narrow
from referrals.models import InformationRequest, Joining, Offer, Referral
from referrals.next_steps import deeds_for, why_waiting
from referrals.readers import OFFERED, reading_for
from referrals.same import same_people
from referrals.sides import side_of
from referrals.summaries import EQUALITY, as_sent, for_asked_worker, whole
from referrals.timeline import referral_timeline
from referrals.todos import lists_of_triage


class ReferralList(SearchPage):
    """Referrals sent by or to the user's teams, and their own drafts; longest waiting first."""

    permissions = (Permission.FOLLOW_REFERRALS, Permission.SEE_TEAM_RECORDS)
    template_name = "referrals/referral_list.html"
    title = "Referrals"
    form_class = ReferralFilterForm
    fields = (
        "reference",
        "status",
        "priority",
        "submitted_at",
        "waiting_since",
        "team",
        "person__name",
        "person__deceased_on",
        "referring_team__name",
    )
    sorts = {
        "waiting": ["waiting_since"],
        "reference": ["reference"],
        "name": [*by_name("person__"), "waiting_since"],
        "state": ["status", "waiting_since"],
        "team": [*by_name("referring_team__"), "waiting_since"],
        "priority": ["priority", "waiting_since"],
    }
    default_sort = "waiting"
    empty_title = "No referrals here"
    empty_text = (
        "No referral that you may see fits these filters. Those matched, declined or withdrawn show in the state “All”."
    )

    def get_queryset(self):
        sent = Referral.objects.visible_to(self.user).sent()
        return sent.select_related("person", "referring_team")

    def get_form_kwargs(self):
        return {"user": self.user}

    def narrow(self, rows, filters):
        return narrow(rows, filters, self.user, self.today)

    def trail_verb(self, filters):
        return "referrals:search" if filters.get("q") else None

    def prepare(self, rows):
        today = self.today
        fetch_reasons(rows)
        self.lines = [line(referral, today, self.user) for referral in rows]

    def people_ids(self, rows):
        return [referral.person_id for referral in [*rows, *self.drafts]]

    @cached_property
    def drafts(self):
        if not self.user.can(Permission.REFER):
            return []
        drafts = Referral.objects.visible_to(self.user).drafts()
        shown = drafts.select_related("person").only("reference", "created_at", "person__name")
        return list(shown.order_by("created_at"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "lines": self.lines,
            "drafts": self.drafts,
            "may_refer": self.user.can(Permission.REFER),
            "export_url": export_address(self.request.GET),
        }


def export_address(filters):
    """Where the whole list with these filters is downloaded."""
    query = filters.copy()
    query.pop("page", None)
    return f"{reverse('referrals:referral_export')}?{query.urlencode()}"


def fetch_reasons(referrals):
    """What `why_waiting` needs of those that wait, fetched in the same number of queries however many there are."""
    offers = Offer.objects.open().select_related("worker__user").only("referral", "made_at", "worker__user__name")
    requests = InformationRequest.objects.open().only("referral", "asked_at")
    waiting = [referral for referral in referrals if referral.status == Referral.Status.WAITING]
    asked = [referral for referral in referrals if referral.status == Referral.Status.INFORMATION_REQUESTED]
    prefetch_related_objects(waiting, Prefetch("offers", offers, to_attr="open_offers"))
    prefetch_related_objects(asked, Prefetch("information_requests", requests, to_attr="open_requests"))


def line(referral, today, user):
    return {
        "referral": referral,
        "days": referral.days_waiting(today),
        "why": why_waiting(referral, names_worker=can(user, Permission.MATCH, referral)),
    }


@require_safe
def referral_detail(request, pk):
    """Everything referred, what has happened, and what the reader may do next."""
    user = request.user
    referral = prepared_or_404(with_related, user, pk)
    if referral.status == Referral.Status.DRAFT:
        return redirect("referrals:referral_tasks", pk=referral.pk)
    note_access(request, referral.person_id)
    questions = list(prepared_of(questions_of, pk))
    follows = can(user, Permission.FOLLOW_REFERRALS, referral) or can(user, Permission.SEE_TEAM_RECORDS, referral)
    matches = can(user, Permission.MATCH, referral)
    reading = reading_for(request, referral.person_id)
    side = side_of(user, reading.referrals)
    same = same_people(request, referral)
    decides = referral.is_open and can(user, Permission.TRIAGE, referral)
    elsewhere = open_elsewhere(request, referral, [each.person for each in same]) if decides else []
    context = {
        "referral": referral,
        "title": reading.person.name,
        "tab_title": f"Referral {referral.reference}",
        "caption": f"Referral {referral.reference}",
        "sections": sections_for(referral, user),
        "events": referral_timeline(referral, questions, side=side, for_lead=matches) if follows else [],
        "question": next((each for each in questions if each.is_open), None) if follows else None,
        "person": reading.person,
        "opens_person": reading.way != OFFERED,
        "deeds": [*onward(user, referral), *deeds_for(user, referral), *record_links(user, referral)],
        "others": lists_of_triage() if can(user, Permission.TRIAGE, referral) else [],
        "remark": referral.referred_before and can(user, Permission.TRIAGE, referral),
        "elsewhere": elsewhere,
        "same": same,
        "previous": previous_of(referral, user) if follows else None,
        "may_see_trail": can(user, Permission.SEE_TRAIL, referral),
        "days": referral.days_waiting(timezone.localdate()),
        "back_link": {"href": reverse("referrals:referral_list" if follows else "home")},
    }
    return render(request, "referrals/referral_detail.html", context)


def with_related(user, today, pk):
    visible = Referral.objects.visible_to(user).filter(pk=pk)
    return visible.select_related("person", "referring_team", "team", "referrer", "decline_reason")


def questions_of(referral):
    """What leads asked the referrer, and the answers."""
    return InformationRequest.objects.filter(referral=referral).select_related("asked_by", "answered_by")


def previous_of(referral, user):
    """The last referral of the same person before this one that the reader may see, or None."""
    return prepared_first(earlier_referrals, user, referral.pk, referral.person_id)


def earlier_referrals(user, today, referral, person):
    sent_at = Referral.objects.filter(pk=referral).values("submitted_at")
    earlier = Referral.objects.visible_to(user).sent().filter(person=person, submitted_at__lt=Subquery(sent_at))
    return earlier.only("reference").order_by("-submitted_at")[:1]


def onward(user, referral):
    """Links to the offer of this referral that the reader may open, and to what apps above add."""
    for offer in prepared(offers_of, user, referral.pk):
        yield {"label": f"Offered to {offer.worker}", "href": offer.get_absolute_url()}
    for links in slots.LINKS:
        yield from links(user, referral)


def record_links(user, referral):
    """For a lead: to compare with another record, and to take apart the last joining that made this what it is."""
    if can(user, Permission.TRIAGE, referral):
        yield {"label": "Compare with another record", "href": reverse("referrals:compare", args=[referral.pk])}
        last = Joining.objects.standing().filter(kept=referral.person_id).order_by("created_at").last()
        if last:
            yield {"label": "Take the joined records apart", "href": reverse("referrals:take_apart", args=[last.pk])}


def offers_of(user, today, referral):
    offers = Offer.objects.visible_to(user).open().filter(referral=referral)
    return offers.select_related("worker__user").only("worker__user__name")


def sections_for(referral, user):
    """What this reader needs: the whole, what they sent, the whole but equality answers, or what an offer asks for."""
    if can(user, Permission.SEE_TEAM_RECORDS, referral):
        return whole(referral)
    if can(user, Permission.FOLLOW_REFERRALS, referral):
        return as_sent(referral)
    reads_whole = any(reads(user, referral) for reads in slots.READS_WHOLE)
    return whole(referral, without=EQUALITY) if reads_whole else for_asked_worker(referral)
