"""A support: the list, the page it is worked from, and the deeds that change its course."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.found import Found
from groundwork.lists import SearchPage
from groundwork.permissions import can
from groundwork.prepared import prepared, prepared_of, prepared_or_404
from groundwork.trail import note_access
from groundwork.words import day
from referrals.risks import risks_of
from referrals.same import same_people
from referrals.views.lookers import who_has_looked
from support.actions.supports import agree_earlier_notes, end_support, extend, pause, resume
from support.forms.supports import AgreeEarlierNotesForm, EndSupportForm, ExtendForm, ReasonForm, SupportFilterForm
from support.goals import rated_goals
from support.models import Concern, EarlierNotesAnswer, Review, Session, Support
from support.timeline import support_timeline
from support.views.deeds import SupportDeed, may_act

SESSIONS_SHOWN = 10


class SupportList(SearchPage):
    permissions = (Permission.SUPPORT, Permission.SEE_TEAM_RECORDS)
    template_name = "support/support_list.html"
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
    empty_title = "No supports here"

    def get_form_kwargs(self):
        return {"user": self.user}

    def get_queryset(self):
        return Support.objects.visible_to(self.user).select_related("person", "referral", "worker__user")

    def narrow(self, rows, filters):
        rows = SupportFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)
        if filters.get("worker"):
            rows = rows.filter(worker=filters["worker"])
        if filters.get("q"):
            rows = rows.search(filters["q"].strip())
        return rows

    def people_ids(self, rows):
        return [support.person_id for support in rows]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"today": self.today}


@require_safe
def support_detail(request, pk):
    """Everything about one support, on the page from which the worker works."""
    user, today = request.user, timezone.localdate()
    support = opened(request, pk)
    planned = list(prepared(planned_sessions, user, pk))
    logged = Found(logged_sessions, user, pk)
    reviews, answers = list(prepared_of(reviews_of, pk)), list(prepared_of(answers_of, pk))
    goals = rated_goals(pk)
    has_earlier = Session.objects.earlier_than(support).exists()
    context = {
        "title": support.person.called,
        "tab_title": f"Support {support.referral.reference}",
        "caption": support.referral.reference,
        "support": support,
        "person": support.person,
        "referral": support.referral,
        "name_in_full": name_in_full(support.person),
        "same": same_people(request, support.referral),
        "risks": risks_of(support.referral),
        "goals": goals,
        "next_session": next((session for session in planned if session.date >= today), None),
        "to_log": [session for session in planned if session.date < today],
        "page_obj": Paginator(logged, SESSIONS_SHOWN).get_page(request.GET.get("page")),
        "earlier_notes": earlier_notes(answers) if has_earlier else "",
        "earlier_sessions": earlier_sessions(support, user) if has_earlier else [],
        "reviews": reviews,
        "concerns": list(prepared_of(concerns_of, pk)),
        "review_overdue": support.is_overdue(today),
        "events": support_timeline(support, reviews, answers),
        "is_worker": may_act(user, support),
        "deeds": deeds_of(support, user, goals, reviews, has_earlier),
        "sees_trail": can(user, Permission.SEE_TRAIL, support),
    }
    return render(request, "support/support_detail.html", context)


def opened(request, pk):
    """The support of the address, with a line in the trail that it was opened."""
    user = request.user
    support = prepared_or_404(with_person, user, pk)
    note_access(request, support.person_id)
    return support


def with_person(user, today, pk):
    return Support.objects.visible_to(user).filter(pk=pk).select_related("person", "referral", "worker__user")


def planned_sessions(user, today, support):
    """Sessions of a support that are booked or to be logged, the next last."""
    sessions = Session.objects.visible_to(user).filter(support=support)
    planned = sessions.booked(today) | sessions.to_log(today)
    return planned.order_by("date", "start").only("date", "start", "place")


def logged_sessions(user, today, support):
    logged = Session.objects.visible_to(user).filter(support=support).logged()
    return logged.order_by("-date", "-start", "pk").only("date", "attendance", "summary")


def reviews_of(support):
    return Review.objects.filter(support=support).select_related("by")


def answers_of(support):
    return EarlierNotesAnswer.objects.filter(support=support).select_related("by")


def concerns_of(support):
    return Concern.objects.filter(support=support).select_related("acknowledged_by")


def earlier_sessions(support, user):
    """Those of the sessions with a worker before that the reader may see."""
    return Session.objects.visible_to(user).earlier_than(support).select_related("worker__user")


def earlier_notes(answers):
    """Whether the worker may read the notes of earlier sessions, in words."""
    if not answers:
        return "Not asked yet"
    answer = answers[-1]
    said = "Agreed" if answer.agreed else "Not agreed"
    return f"{said}, {day(timezone.localdate(answer.at))}"


def name_in_full(person):
    return f"{person.name} ({person.pronouns})" if person.pronouns else person.name


def deeds_of(support, user, goals, reviews, has_earlier):
    """Links to what this user may do now, besides logging and booking sessions."""
    own, managing = may_act(user, support), may_act(user, support, lead_may=True)
    if not support.is_open:
        return []
    going = support.status != Support.Status.STARTING
    offered = [
        ("Set a goal", "set_goal", own),
        ("Rate goals together", "rate_goals", own and any(goal.is_open for goal in goals)),
        ("Hold a review", "hold_review", own and going),
        ("Record whether earlier notes may be read", "agree_earlier_notes", own and has_earlier),
        ("Raise a concern", "raise_concern", managing),
        ("Extend", "extend", managing and bool(reviews)),
        ("Pause", "pause", managing and support.status == Support.Status.ACTIVE),
        ("Go on after the pause", "resume", managing and support.status == Support.Status.PAUSED),
        ("End this support", "end_support", managing),
    ]
    return [{"text": text, "href": reverse(f"support:{name}", args=[support.pk])} for text, name, yes in offered if yes]


class Extend(SupportDeed):
    form_class = ExtendForm
    lead_may = True
    statuses = (Support.Status.ACTIVE, Support.Status.PAUSED)
    title = "Extend this support"
    submit_label = "Extend"
    success_message = "The support is extended."

    def act(self, form):
        extend(support=self.support, by=self.user, **form.cleaned_data)


class AgreeEarlierNotes(SupportDeed):
    form_class = AgreeEarlierNotesForm
    title = "Notes of earlier sessions"
    submit_label = "Save answer"
    success_message = "The answer is saved."

    def why_not(self):
        has_earlier = Session.objects.earlier_than(self.support).exists()
        return super().why_not() or ("" if has_earlier else "There are no earlier session notes.")

    def act(self, form):
        agree_earlier_notes(support=self.support, by=self.user, **form.cleaned_data)


class Pause(SupportDeed):
    form_class = ReasonForm
    lead_may = True
    statuses = (Support.Status.ACTIVE,)
    title = "Pause this support"
    submit_label = "Pause"
    success_message = "The support is paused. No review falls due until it goes on."

    def act(self, form):
        pause(support=self.support, by=self.user, **form.cleaned_data)


class Resume(SupportDeed):
    form_class = ReasonForm
    lead_may = True
    statuses = (Support.Status.PAUSED,)
    title = "Go on after the pause"
    submit_label = "Go on"
    success_message = "The support goes on."

    def act(self, form):
        resume(support=self.support, by=self.user, **form.cleaned_data)


class EndSupport(SupportDeed):
    form_class = EndSupportForm
    lead_may = True
    title = "End this support"
    submit_label = "End support"
    success_message = "The support has ended. The worker can no longer open the record."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"goals": self.support.goals.open()}

    def act(self, form):
        end_support(support=self.support, by=self.user, **form.cleaned_data)

    def get_success_url(self):
        if can(self.user, Permission.SEE_TEAM_RECORDS, self.support):
            return self.support.get_absolute_url()
        return reverse("support:support_list")


@require_safe
def support_trail(request, pk):
    """Who has looked at the record of the person supported; for leads."""
    return who_has_looked(request, Support.objects.visible_to(request.user).select_related("referral"), pk)
