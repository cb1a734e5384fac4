"""What matches, supports, sessions and concerns ask of somebody today."""

from django.db.models.functions import Now

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.todos import Todo
from referrals.models import Offer
from support.deaths import to_confirm
from support.models import Concern, Cover, Session, Support

SUPPORTS, SESSIONS, CONCERNS = "support:support_list", "support:session_list", "support:concern_list"
OFFERS, UNCOVERED, COVERED = "referrals:offer_list", "support:uncovered_list", "support:cover_list"


def todos(user, today):
    """The lines of the start page; each counts exactly what its page lists."""
    return [*leading(user, today), *supporting(user, today)]


def leading(user, today):
    """What waits for a lead: whom nobody covers first, then concerns, then debriefs, reviews, sessions and matches."""
    if user.can(Permission.MANAGE_SUPPORTS):
        supports = Support.objects.visible_to(user)
        yield Todo("Supports without cover", supports.without_cover(today), list_url(UNCOVERED), urgent=True)
        to_ring, url = supports.to_ring(today), list_url(UNCOVERED, show="to_ring")
        yield Todo("People to ring: their worker is away and nobody covers", to_ring, url, urgent=True)
        alone, url = Concern.objects.visible_to(user).unacknowledged(), list_url(CONCERNS, show="unacknowledged")
        yield Todo("Concerns that nobody has taken on", alone, url, urgent=True)
        died, url = to_confirm(user), list_url("support:death_list")
        yield Todo("People who have died: confirm what ends", died, url, urgent=True)
        sessions = Session.objects.visible_to(user)
        yield Todo("Debriefs asked for", sessions.debrief_asked(), list_url(SESSIONS, show="debrief"))
        late = supports.review_overdue(today)
        yield Todo("Reviews overdue in your team", late, list_url(SUPPORTS, show="review_overdue"))
        yield Todo("Sessions not logged in your team", sessions.to_log(today), list_url(SESSIONS, show="to_log"))
        coming, url = supports.cover_to_say(today), list_url(UNCOVERED, show="coming")
        yield Todo("Supports whose worker goes away soon: say who covers", coming, url)
        yield Todo("Matches without an answer", Offer.objects.visible_to(user).open(), list_url(OFFERS))


def supporting(user, today):
    """What waits for a worker: what they cover, answers, first sessions, logs, reviews."""
    if user.can(Permission.SUPPORT):
        covers = Cover.objects.of(user).counting(today, Now())
        yield Todo("Supports you cover for a colleague", covers, list_url(COVERED, show="now"))
        offers = Offer.objects.visible_to(user).open().filter(worker__user=user)
        yield Todo("Matches to answer", offers, list_url(OFFERS))
        supports = Support.objects.supported_by(user)
        first, url = supports.without_first_session(), list_url(SUPPORTS, show="first_session")
        yield Todo("Supports without a first session booked", first, url)
        sessions = Session.objects.visible_to(user).filter(support__in=supports)
        yield Todo("Sessions to log", sessions.to_log(today), list_url(SESSIONS, show="to_log"))
        late = supports.review_overdue(today)
        yield Todo("Reviews overdue", late, list_url(SUPPORTS, show="review_overdue"))
