"""What referrals ask of somebody today."""

from django.conf import settings

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.todos import Todo
from referrals.forms.referrals import TO_TRIAGE, UNALLOCATED
from referrals.models import Referral

REFERRALS = "referrals:referral_list"


def todos(user, today):
    """The lines of the start page; each counts exactly what its page lists."""
    return [*referring(user), *triaging(user, today)]


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
