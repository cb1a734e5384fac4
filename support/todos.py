"""What matches, supports, sessions and concerns ask of somebody today."""

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.todos import Todo
from referrals.models import Offer
from support.deaths import to_confirm
from support.models import Concern, Session, Support

SUPPORTS, SESSIONS, CONCERNS = "support:support_list", "support:session_list", "support:concern_list"
OFFERS = "referrals:offer_list"


def todos(user, today):
    """The lines of the start page; each counts exactly what its page lists."""
    return [*leading(user, today), *supporting(user, today)]


def leading(user, today):
    """What waits for a lead: concerns first, then debriefs, reviews, sessions and matches."""
    if user.can(Permission.MANAGE_SUPPORTS):
        alone, url = Concern.objects.visible_to(user).unacknowledged(), list_url(CONCERNS, show="unacknowledged")
        yield Todo("Concerns that nobody has taken on", alone, url, urgent=True)
        died, url = to_confirm(user), list_url("support:death_list")
        yield Todo("People who have died: confirm what ends", died, url, urgent=True)
        sessions = Session.objects.visible_to(user)
        yield Todo("Debriefs asked for", sessions.debrief_asked(), list_url(SESSIONS, show="debrief"))
        late = Support.objects.visible_to(user).review_overdue(today)
        yield Todo("Reviews overdue in your team", late, list_url(SUPPORTS, show="review_overdue"))
        yield Todo("Sessions not logged in your team", sessions.to_log(today), list_url(SESSIONS, show="to_log"))
        yield Todo("Matches without an answer", Offer.objects.visible_to(user).open(), list_url(OFFERS))


def supporting(user, today):
    """What waits for a worker: answers, first sessions, logs, reviews."""
    if user.can(Permission.SUPPORT):
        offers = Offer.objects.visible_to(user).open().filter(worker__user=user)
        yield Todo("Matches to answer", offers, list_url(OFFERS))
        supports = Support.objects.visible_to(user).filter(worker__user=user)
        first, url = supports.without_first_session(), list_url(SUPPORTS, show="first_session")
        yield Todo("Supports without a first session booked", first, url)
        sessions = Session.objects.visible_to(user).filter(worker__user=user)
        yield Todo("Sessions to log", sessions.to_log(today), list_url(SESSIONS, show="to_log"))
        late = supports.review_overdue(today)
        yield Todo("Reviews overdue", late, list_url(SUPPORTS, show="review_overdue"))
