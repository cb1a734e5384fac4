"""Filters of the list of referrals."""

from uuid import UUID

from django import forms

from accounts.models import Team
from groundwork.forms import SearchForm
from groundwork.names import by_name
from groundwork.prepared import prepared
from groundwork.shows import Show, Shows, with_status
from referrals.models import Referral
from referrals.models.referrals import ReferralQuerySet

TO_TRIAGE, UNALLOCATED = "to_triage", "unallocated"
STATES = Shows(
    Show("open", "Waiting for an answer", ReferralQuerySet.open),
    Show(TO_TRIAGE, "To be triaged", ReferralQuerySet.to_triage),
    with_status(Referral.Status.INFORMATION_REQUESTED),
    with_status(Referral.Status.WAITING),
    Show(UNALLOCATED, "Waiting, and not offered to a worker", ReferralQuerySet.unallocated),
    with_status(Referral.Status.MATCHED),
    with_status(Referral.Status.DECLINED),
    with_status(Referral.Status.WITHDRAWN),
    Show("all", "All", ReferralQuerySet.all),
)


class ReferralFilterForm(SearchForm):
    q = forms.CharField(label="Reference, name or NHS number", max_length=100, required=False)
    status = STATES.field(label="State")
    priority = forms.ChoiceField(label="Priority", choices=[("", "Any"), *Referral.Priority.choices], required=False)
    referring_team = forms.TypedChoiceField(label="Referring team", required=False, coerce=UUID, empty_value="")
    longer_than = forms.IntegerField(
        label="Waiting for more than this many days", min_value=0, max_value=3650, required=False
    )
    sort = forms.CharField(widget=forms.HiddenInput, required=False)
    field_options = {"longer_than": {"width": 4}}

    def __init__(self, data, *, user):
        data = data.copy()
        data.setdefault("status", STATES.usual.value)
        super().__init__(data)
        self.offer("referring_team", "Any", lambda: prepared(referring_teams, user))


def referring_teams(user, today):
    """Id and name of each team that sent a referral which `user` sees, by name."""
    # Without `distinct` PostgreSQL looks through the referrals of each team of the whole service.
    sent = Referral.objects.visible_to(user).sent().order_by().values("referring_team").distinct()
    return Team.objects.filter(pk__in=sent).order_by(*by_name()).values_list("pk", "name")


def narrow(referrals, wanted, user, today):
    """The referrals that `wanted`, the valid answers of the filter form, asks for."""
    referrals = STATES.narrow(referrals, wanted.get("status"), today)
    referrals = referrals.search(wanted.get("q", ""), user)
    if wanted.get("priority"):
        referrals = referrals.filter(priority=wanted["priority"])
    if wanted.get("referring_team"):
        referrals = referrals.filter(referring_team=wanted["referring_team"])
    if wanted.get("longer_than") is not None:
        referrals = referrals.longer_than(wanted["longer_than"], today)
    return referrals
