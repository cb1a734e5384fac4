"""What referrals, matches, supports, sessions and concerns ask of somebody today."""

from django.conf import settings

from accounts.lists import list_url
from accounts.permissions import Permission
from accounts.todos import Todo
from referrals.forms.referrals import TO_TRIAGE, UNALLOCATED
from referrals.models import Concern, Offer, Referral, Session, Support

REFERRALS, SUPPORTS, SESSIONS = "referrals:referral_list", "referrals:support_list", "referrals:session_list"
OFFERS, CONCERNS = "referrals:offer_list", "referrals:concern_list"


def todos(user, today):
    """The lines of the start page; each counts exactly what its page lists."""
    return [*referring(user), *triaging(user, today), *leading(user, today), *supporting(user, today)]


def referring(user):
    """What waits for a care coordinator: questions to answer, drafts to send."""
    if user.can(Permission.REFER):
        visible = Referral.objects.visible_to(user)
        asked = visible.filter(referring_team__in=user.teams_with(Permission.REFER)).information_requested()
        url = list_url(REFERRALS, status=Referral.Status.INFORMATION_REQUESTED)
        yield Todo("Questions about referrals to answer", asked, url)
        yield Todo("Draft referrals not sent yet", visible.drafts(), list_url(REFERRALS))


def triaging(user, today):
    """Referrals to decide on, and people waiting whom nobody has been asked to support."""
    if user.can(Permission.TRIAGE):
        received = Referral.objects.visible_to(user).filter(team__in=user.teams_with(Permission.TRIAGE))
        to_triage, waiting = lists_of_triage()
        yield Todo(to_triage["label"], received.to_triage(), to_triage["href"])
        yield Todo(waiting["label"], received.unallocated(), waiting["href"])


def lists_of_triage():
    """The lists that a lead works through one by one, to triage first and then waiting: words and address of each."""
    people = settings.PERSON_WORD_PLURAL.capitalize()
    return [
        {"label": "Referrals to triage", "href": list_url(REFERRALS, status=TO_TRIAGE)},
        {"label": f"{people} waiting, not offered to a worker", "href": list_url(REFERRALS, status=UNALLOCATED)},
    ]


def leading(user, today):
    """What waits for a lead: concerns first, then debriefs, reviews, sessions and matches."""
    if user.can(Permission.MANAGE_SUPPORTS):
        alone, url = Concern.objects.visible_to(user).unacknowledged(), list_url(CONCERNS, show="unacknowledged")
        yield Todo("Concerns that nobody has taken on", alone, url, urgent=True)
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
