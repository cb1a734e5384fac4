"""A support: the list, and the page it is worked from."""

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.found import Found
from groundwork.lists import SearchPage
from groundwork.names import by_name
from groundwork.permissions import can
from groundwork.prepared import prepared, prepared_of, prepared_or_404
from groundwork.trail import note_access
from groundwork.words import day
from referrals.readers import reading_for
from referrals.risks import risks_of
from referrals.same import same_people
from referrals.sides import side_of
from referrals.views.lookers import who_has_looked
from support.caseload import places, weight_of
from support.covering import reads_notes, stand_in
from support.forms.supports import SupportFilterForm
from support.goals import rated_goals
from support.models import Concern, EarlierNotesAnswer, Review, Session, Support
from support.timeline import support_timeline
from support.views.deeds import may_act, may_strike

SESSIONS_SHOWN = 10


class SupportList(SearchPage):
    permissions = (Permission.SUPPORT, Permission.SEE_TEAM_RECORDS)
    template_name = "support/support_list.html"
    title = "Supports"
    form_class = SupportFilterForm
    fields = (
        "status", "matched_on", "next_review_due", "expected_end_on", "ended_on",
        "person__name", "person__preferred_name", "person__deceased_on", "referral__reference", "worker__user__name",
    )  # fmt: skip
    sorts = {
        "person": by_name("person__"),
        "worker": by_name("worker__user__"),
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
        return rows.search(filters.get("q", ""))

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
    reviews, answers = reviews_read(user, support), list(prepared_of(answers_of, pk))
    goals, struck = rated_goals(pk), list(prepared_of(struck_of, pk))
    if not reads_notes(support, user):
        # Who covers reads no notes and reviews of others, unless the person agreed.
        reviews, struck = [review for review in reviews if review.by_id == user.pk], []
    reading = reading_for(request, support.person_id)
    side = side_of(user, reading.referrals if reading else [])
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
        "how_often": how_often(support),
        "earlier_notes": earlier_notes(answers) if has_earlier else "",
        "earlier_sessions": earlier_sessions(support, user) if has_earlier else [],
        "reviews": reviews,
        "concerns": list(prepared_of(concerns_of, pk)),
        "review_overdue": support.is_overdue(today),
        "events": support_timeline(support, reviews, answers, struck, side=side),
        "is_worker": may_act(user, support, cover_may=True),
        "stand_in": stand_in(support),
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


RELATED = ("person", "referral", "worker__user", "intensity")


def with_person(user, today, pk):
    return Support.objects.visible_to(user).filter(pk=pk).select_related(*RELATED)


def planned_sessions(user, today, support):
    """Sessions of a support that are booked or to be logged, the next last."""
    sessions = Session.objects.visible_to(user).filter(support=support)
    planned = sessions.booked(today) | sessions.to_log(today)
    return planned.order_by("date", "start").only("date", "start", "place")


def logged_sessions(user, today, support):
    logged = Session.objects.visible_to(user).filter(support=support).written()
    return logged.order_by("-date", "-start", "pk").only("date", "attendance", "summary", "struck_at")


def reviews_read(user, support):
    """The reviews of a support, each with whether `user` may strike it through."""
    reviews = list(prepared_of(reviews_of, support.pk))
    for review in reviews:
        review.support = support
        review.may_strike = may_strike(user, review)
    return reviews


def reviews_of(support):
    return Review.objects.filter(support=support).select_related("by", "struck_by")


def struck_of(support):
    return Session.objects.filter(support=support).struck().select_related("struck_by")


def answers_of(support):
    return EarlierNotesAnswer.objects.filter(support=support).select_related("by")


def concerns_of(support):
    return Concern.objects.filter(support=support).with_owner().select_related("acknowledged_by")


def earlier_sessions(support, user):
    """Those of the sessions with a worker before that the reader may see."""
    return Session.objects.visible_to(user).earlier_than(support).select_related("worker__user")


def earlier_notes(answers):
    """Whether the worker may read the notes of earlier sessions, in words."""
    if not answers:
        return "Not asked yet"
    answer = answers[-1]
    said = "Agreed" if answer.agreed else "Closed again, as recorded by mistake" if answer.by_mistake else "Not agreed"
    return f"{said}, {day(timezone.localdate(answer.at))}"


def how_often(support):
    """How often they meet, and what it takes of the worker's places."""
    said = support.intensity.label if support.intensity else "Not said"
    weight = weight_of(support.intensity)
    return f"{said}: counts as {'a place' if weight == 1 else f'{places(weight)} of a place'}"


def name_in_full(person):
    return f"{person.name} ({person.pronouns})" if person.pronouns else person.name


def deeds_of(support, user, goals, reviews, has_earlier):
    """Links to what this user may do now, besides logging and booking sessions."""
    own, managing = may_act(user, support), may_act(user, support, lead_may=True)
    meets, raises = may_act(user, support, cover_may=True), may_act(user, support, lead_may=True, cover_may=True)
    is_open = support.is_open
    going = support.status != Support.Status.STARTING
    is_reviewed = any(not review.is_struck for review in reviews)
    offered = [
        ("Set a goal", "set_goal", meets),
        ("Rate goals together", "rate_goals", meets and any(goal.is_open for goal in goals)),
        ("Hold a review", "hold_review", meets and going),
        ("Record whether earlier notes may be read", "agree_earlier_notes", own and has_earlier),
        (
            "Close the earlier notes again",
            "withdraw_earlier_notes",
            managing and is_open and support.earlier_notes_agreed,
        ),
        (f"What the {settings.PERSON_WORD} has agreed to, to print", "agreements", True),
        ("Raise a concern", "raise_concern", raises),
        ("Reopen this support", "reopen", managing and not is_open),
        ("Change how often you meet", "change_intensity", managing and is_open),
        ("Extend", "extend", managing and is_open and going and is_reviewed),
        ("Pause", "pause", managing and support.status == Support.Status.ACTIVE),
        ("Go on after the pause", "resume", managing and support.status == Support.Status.PAUSED),
        ("End this support", "end_support", managing and is_open),
    ]
    return [{"text": text, "href": reverse(f"support:{name}", args=[support.pk])} for text, name, yes in offered if yes]


@require_safe
def support_trail(request, pk):
    """Who has looked at the record of the person supported; for leads."""
    return who_has_looked(request, Support.objects.visible_to(request.user).select_related("referral"), pk)
