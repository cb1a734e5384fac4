"""What referrals ask of somebody today."""

from urllib.parse import urlencode

from django.urls import reverse

from accounts.permissions import Permission
from accounts.todos import Todo
from referrals.forms.referrals import TO_TRIAGE, UNALLOCATED
from referrals.models import Referral


def todos(user, today):
    """The lines of the start page; each counts exactly what its page lists."""
    return [*referrer_todos(user), *triage_todos(user)]


def referrer_todos(user):
    """Drafts to send and questions to answer."""
    if user.can(Permission.REFER):
        visible = Referral.objects.visible_to(user)
        asked = visible.filter(referring_team__in=user.teams_with(Permission.REFER)).information_requested()
        yield Todo("Questions about referrals to answer", asked, listed("information_requested"))
        yield Todo("Draft referrals not sent yet", visible.drafts(), listed())


def triage_todos(user):
    """Referrals to decide on, and people waiting whom nobody has been asked to support."""
    if user.can(Permission.TRIAGE):
        received = Referral.objects.visible_to(user).filter(team__in=user.teams_with(Permission.TRIAGE))
        yield Todo("Referrals to triage", received.to_triage(), listed(TO_TRIAGE))
        yield Todo("People waiting, not offered to a worker", received.unallocated(), listed(UNALLOCATED))


def listed(status=None):
    """Address of the list with one state chosen."""
    query = f"?{urlencode({'status': status})}" if status else ""
    return reverse("referrals:referral_list") + query
