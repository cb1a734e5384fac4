"""What matches, supports, sessions and concerns ask of somebody today."""

from django.urls import reverse

from accounts.permissions import Permission
from accounts.todos import Todo
from referrals.models import Concern, Offer, Session, Support


def todos(user, today):
    """The lines of the start page; each counts exactly what its page lists."""
    return [*leading(user, today), *supporting(user, today)]


def supporting(user, today):
    """What waits for a worker: answers, first sessions, logs, reviews."""
    if not user.can(Permission.SUPPORT):
        return []
    supports = Support.objects.visible_to(user).filter(worker__user=user)
    sessions = Session.objects.visible_to(user).filter(worker__user=user)
    offers = Offer.objects.visible_to(user).open().filter(worker__user=user)
    return [
        Todo("Matches to answer", offers, reverse("referrals:offer_list")),
        Todo("Supports without a first session booked", supports.without_first_session(), shown("first_session")),
        Todo("Sessions to log", sessions.to_log(today), reverse("referrals:session_list") + "?show=to_log"),
        Todo("Reviews overdue", supports.review_overdue(today), shown("review_overdue")),
    ]


def leading(user, today):
    """What waits for a lead: concerns first, then reviews, endings and debriefs."""
    if not user.can(Permission.MANAGE_SUPPORTS):
        return []
    concerns = Concern.objects.visible_to(user).unacknowledged()
    supports = Support.objects.visible_to(user)
    sessions = Session.objects.visible_to(user)
    sessions_at = reverse("referrals:session_list")
    return [
        Todo(
            "Concerns that nobody has taken on",
            concerns,
            reverse("referrals:concern_list") + "?show=unacknowledged",
            urgent=True,
        ),
        Todo("Debriefs asked for", sessions.debrief_asked(), f"{sessions_at}?show=debrief"),
        Todo("Reviews overdue in your team", supports.review_overdue(today), shown("review_overdue")),
        Todo("Sessions not logged in your team", sessions.to_log(today), f"{sessions_at}?show=to_log"),
        Todo("Matches without an answer", Offer.objects.visible_to(user).open(), reverse("referrals:offer_list")),
    ]


def shown(which):
    """The list of supports with this filter."""
    return f"{reverse('referrals:support_list')}?show={which}"
