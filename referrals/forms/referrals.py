"""Filters of the list of referrals."""

from uuid import UUID

from django import forms

from accounts.models import Team
from groundwork.forms import SearchForm
from groundwork.prepared import prepared
from referrals.models import Referral

OPEN, TO_TRIAGE, UNALLOCATED, ALL = "open", "to_triage", "unallocated", "all"
STATES = [
    (OPEN, "Waiting for an answer"),
    (TO_TRIAGE, "To be triaged"),
    (Referral.Status.INFORMATION_REQUESTED, "Information requested"),
    (Referral.Status.WAITING, "Waiting for a worker"),
    (UNALLOCATED, "Waiting, and not offered to a worker"),
    (Referral.Status.MATCHED, "Matched"),
    (Referral.Status.DECLINED, "Declined"),
    (Referral.Status.WITHDRAWN, "Withdrawn"),
    (ALL, "All"),
]
NARROWING = {
    OPEN: lambda referrals: referrals.open(),
    TO_TRIAGE: lambda referrals: referrals.to_triage(),
    UNALLOCATED: lambda referrals: referrals.unallocated(),
    ALL: lambda referrals: referrals,
}


class ReferralFilterForm(SearchForm):
    q = forms.CharField(label="Reference or name", max_length=100, required=False)
    status = forms.ChoiceField(label="State", choices=STATES, required=False)
    priority = forms.ChoiceField(label="Priority", choices=[("", "Any"), *Referral.Priority.choices], required=False)
    referring_team = forms.TypedChoiceField(label="Referring team", required=False, coerce=UUID, empty_value="")
    longer_than = forms.IntegerField(
        label="Sent more than this many days ago", min_value=0, max_value=3650, required=False
    )
    sort = forms.CharField(widget=forms.HiddenInput, required=False)
    field_options = {"longer_than": {"width": 4}}

    def __init__(self, data, *, user):
        data = data.copy()
        data.setdefault("status", OPEN)
        super().__init__(data)
        self.offer("referring_team", "Any", lambda: prepared(referring_teams, user))


def referring_teams(user, today):
    """Id and name of each team that sent a referral which `user` sees, by name."""
    # Without `distinct` PostgreSQL looks through the referrals of each team of the whole service.
    sent = Referral.objects.visible_to(user).sent().order_by().values("referring_team").distinct()
    return Team.objects.filter(pk__in=sent).order_by("name").values_list("pk", "name")


def narrow(referrals, wanted, today):
    """The referrals that `wanted`, the valid answers of the filter form, asks for."""
    status = wanted.get("status") or OPEN
    referrals = NARROWING.get(status, lambda all_sent: all_sent.filter(status=status))(referrals)
    if wanted.get("q"):
        referrals = referrals.search(wanted["q"].strip())
    if wanted.get("priority"):
        referrals = referrals.filter(priority=wanted["priority"])
    if wanted.get("referring_team"):
        referrals = referrals.filter(referring_team=wanted["referring_team"])
    if wanted.get("longer_than") is not None:
        referrals = referrals.longer_than(wanted["longer_than"], today)
    return referrals
