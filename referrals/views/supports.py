"""A support: the list, the page it is worked from, and the deeds that change its course."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.lists import SearchPage
from accounts.permissions import Permission, can
from accounts.trail import record_access
from accounts.words import day
from referrals.actions.reviews import hold_review
from referrals.actions.supports import agree_earlier_notes, end_support, extend, pause, resume
from referrals.forms.supports import (
    AgreeEarlierNotesForm,
    EndSupportForm,
    ExtendForm,
    HoldReviewForm,
    ReasonForm,
    SupportFilterForm,
)
from referrals.models import EarlierNotesAnswer, Review, Session, Support
from referrals.risks import risks_of
from referrals.support_timeline import support_timeline
from referrals.views.deeds import SupportDeed, may_act

SESSIONS_SHOWN = 10


class SupportList(SearchPage):
    permissions = (Permission.SUPPORT, Permission.SEE_TEAM_RECORDS)
    template_name = "referrals/support_list.html"
    title = "Supports"
    form_class = SupportFilterForm
    fields = (
        "status", "matched_on", "next_review_due", "expected_end_on", "ended_on",
        "person__name", "person__preferred_name", "referral__reference", "worker__user__name",
    )  # fmt: skip
    sorts = {
        "person": "person__name",
        "worker": "worker__user__name",
        "matched": "matched_on",
        "review": "next_review_due",
        "end": "expected_end_on",
    }
    default_sort = "person"
    is_prepared = True
    empty_title = "No supports here"

    def get_form_kwargs(self):
        return {"user": self.request.user}

    def get_queryset(self):
        return Support.objects.visible_to(self.request.user).select_related("person", "referral", "worker__user")

    def narrow(self, rows, filters):
        rows = shown(rows, filters.get("show") or "open", timezone.localdate())
        if filters.get("worker"):
            rows = rows.filter(worker=filters["worker"])
        if filters.get("q"):
            words = filters["q"].strip()
            rows = rows.filter(
                Q(person__name__icontains=words)
                | Q(person__preferred_name__icontains=words)
                | Q(referral__reference__icontains=words)
            )
        return rows

    def people_ids(self, rows):
        return [support.person_id for support in rows]

    def get_context(self):
        return {"today": timezone.localdate()}


def shown(supports, which, today):
    """The supports behind each choice of the filter `show`; every figure uses the same words."""
    return {
        "open": supports.open,
        "starting": lambda: supports.filter(status=Support.Status.STARTING),
        "first_session": supports.without_first_session,
        "active": lambda: supports.filter(status=Support.Status.ACTIVE),
        "paused": lambda: supports.filter(status=Support.Status.PAUSED),
        "review_overdue": lambda: supports.review_overdue(today),
        "ending": lambda: supports.ending_soon(today),
        "ended": lambda: supports.filter(status=Support.Status.ENDED),
        "all": supports.all,
    }[which]()


@require_safe
def support_detail(request, pk):
    """Everything about one support, on the page from which the worker works."""
    support = opened(request, pk)
    today = timezone.localdate()
    sessions_seen = Session.objects.visible_to(request.user)
    sessions = sessions_seen.filter(support=support)
    planned = list(
        (sessions.booked(today) | sessions.to_log(today)).order_by("date", "start").only("date", "start", "place")
    )
    logged = sessions.logged().only("date", "attendance", "summary")
    has_earlier = Session.objects.earlier_than(support).exists()
    context = {
        "title": support.person.called,
        "tab_title": f"Support {support.referral.reference}",
        "caption": support.referral.reference,
        "support": support,
        "person": support.person,
        "referral": support.referral,
        "name_in_full": name_in_full(support.person),
        "risks": risks_of(support.referral),
        "goals": support.goals.all(),
        "next_session": next((session for session in planned if session.date >= today), None),
        "to_log": [session for session in planned if session.date < today],
        "page_obj": Paginator(logged, SESSIONS_SHOWN).get_page(request.GET.get("page")),
        "earlier_notes": earlier_notes(support) if has_earlier else "",
        "earlier_sessions": earlier_sessions(support, sessions_seen) if has_earlier else [],
        "reviews": support.reviews.all(),
        "concerns": support.concerns.select_related("acknowledged_by"),
        "review_overdue": support.is_overdue(today),
        "events": support_timeline(support),
        "is_worker": may_act(request.user, support),
        "deeds": deeds_of(support, request.user, has_earlier),
        "sees_trail": can(request.user, Permission.SEE_TRAIL, support),
    }
    return render(request, "referrals/support_detail.html", context)


def opened(request, pk):
    """The support of the address, with a line in the trail that it was opened."""
    supports = Support.objects.visible_to(request.user).prefetch_related(
        "goals__ratings",
        Prefetch("reviews", Review.objects.select_related("by")),
        Prefetch("earlier_notes_answers", EarlierNotesAnswer.objects.select_related("by")),
    )
    support = get_object_or_404(supports.select_related("person", "referral", "worker__user"), pk=pk)
    record_access(request, support.person_id)
    return support


def earlier_sessions(support, sessions_seen):
    """Those of the sessions with a worker before that the reader may see."""
    return sessions_seen.earlier_than(support).select_related("worker__user")


def earlier_notes(support):
    """Whether the worker may read the notes of earlier sessions, in words."""
    answers = list(support.earlier_notes_answers.all())
    if not answers:
        return "Not asked yet"
    answer = answers[-1]
    said = "Agreed" if answer.agreed else "Not agreed"
    return f"{said}, {day(timezone.localdate(answer.at))}"


def name_in_full(person):
    return f"{person.name} ({person.pronouns})" if person.pronouns else person.name


def deeds_of(support, user, has_earlier):
    """Links to what this user may do now, besides logging and booking sessions."""
    own, managing = may_act(user, support), may_act(user, support, lead_may=True)
    if not support.is_open:
        return []
    going = support.status != Support.Status.STARTING
    offered = [
        ("Set a goal", "set_goal", own),
        ("Rate goals together", "rate_goals", own and any(goal.is_open for goal in support.goals.all())),
        ("Hold a review", "hold_review", own and going),
        ("Record whether earlier notes may be read", "agree_earlier_notes", own and has_earlier),
        ("Raise a concern", "raise_concern", managing),
        ("Extend", "extend", managing and bool(support.reviews.all())),
        ("Pause", "pause", managing and support.status == Support.Status.ACTIVE),
        ("Go on after the pause", "resume", managing and support.status == Support.Status.PAUSED),
        ("End this support", "end_support", managing),
    ]
    return [
        {"text": text, "href": reverse(f"referrals:{name}", args=[support.pk])} for text, name, yes in offered if yes
    ]


class HoldReview(SupportDeed):
    form_class = HoldReviewForm
    statuses = (Support.Status.ACTIVE, Support.Status.PAUSED)
    title = "Hold a review"
    submit_label = "Save review"
    success_message = "The review is saved."

    def get_form_kwargs(self):
        return {"goals": self.support.goals.open()}

    def get_initial(self):
        return {"next_review_due": timezone.localdate() + timedelta(weeks=self.support.review_weeks)}

    def act(self, form):
        hold_review(support=self.support, by=self.request.user, **form.cleaned_data)


class Extend(SupportDeed):
    form_class = ExtendForm
    lead_may = True
    statuses = (Support.Status.ACTIVE, Support.Status.PAUSED)
    title = "Extend this support"
    submit_label = "Extend"
    success_message = "The support is extended."

    def act(self, form):
        extend(support=self.support, by=self.request.user, **form.cleaned_data)


class AgreeEarlierNotes(SupportDeed):
    form_class = AgreeEarlierNotesForm
    title = "Notes of earlier sessions"
    submit_label = "Save answer"
    success_message = "The answer is saved."

    def why_not(self):
        has_earlier = Session.objects.earlier_than(self.support).exists()
        return super().why_not() or ("" if has_earlier else "There are no earlier session notes.")

    def act(self, form):
        agree_earlier_notes(support=self.support, by=self.request.user, **form.cleaned_data)


class Pause(SupportDeed):
    form_class = ReasonForm
    lead_may = True
    statuses = (Support.Status.ACTIVE,)
    title = "Pause this support"
    submit_label = "Pause"
    success_message = "The support is paused. No review falls due until it goes on."

    def act(self, form):
        pause(support=self.support, by=self.request.user, **form.cleaned_data)


class Resume(SupportDeed):
    form_class = ReasonForm
    lead_may = True
    statuses = (Support.Status.PAUSED,)
    title = "Go on after the pause"
    submit_label = "Go on"
    success_message = "The support goes on."

    def act(self, form):
        resume(support=self.support, by=self.request.user, **form.cleaned_data)


class EndSupport(SupportDeed):
    form_class = EndSupportForm
    lead_may = True
    title = "End this support"
    submit_label = "End support"
    success_message = "The support has ended. The worker can no longer open the record."

    def get_form_kwargs(self):
        return {"goals": self.support.goals.open()}

    def act(self, form):
        end_support(support=self.support, by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        if can(self.request.user, Permission.SEE_TEAM_RECORDS, self.support):
            return self.support.get_absolute_url()
        return reverse("referrals:support_list")
