"""What nobody looks after, and handing things over."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.actions.hand_over import hand_over
from accounts.cover import LADDER
from accounts.forms.hand_over import HandOverForm, parts_of
from accounts.models import Team, User
from accounts.permissions import Permission
from accounts.stranded import BELONGINGS, stranded_for
from groundwork.deeds import DeedView
from groundwork.permissions import require
from groundwork.trail import note_access

MAY = (Permission.MANAGE_ACCOUNTS, Permission.MANAGE_WORKERS)


@require_safe
def stranded_list(request):
    """What has no owner who is there, counted by team and by who is gone; names of nobody supported."""
    user = request.user
    if not any(role in LADDER for role in user.roles):
        raise PermissionDenied
    context = {
        "title": "Without an owner",
        "rows": rows_of(user, timezone.localdate()),
        "may_hand_over": any(user.can(permission) for permission in MAY),
    }
    return render(request, "accounts/stranded_list.html", context)


def rows_of(user, today):
    """A row for each kind, team and person gone: `kind`, `team`, `owner` (None where nobody ever was), `counted`."""
    found = [(kind, *row) for kind in BELONGINGS.kinds.values() for row in counts_of(user, today, kind)]
    teams = Team.objects.in_bulk({team for _, team, _, _ in found})
    owners = User.objects.in_bulk({owner for _, _, owner, _ in found if owner})
    return [
        {"kind": kind, "team": teams[team], "owner": owners.get(owner), "counted": kind.counted(number)}
        for kind, team, owner, number in found
    ]


def counts_of(user, today, kind):
    rows = stranded_for(user, today, kind).order_by()
    return rows.values_list(kind.team, kind.owners[0]).annotate(number=Count("pk")).order_by(kind.team, "number")


class HandOver(DeedView):
    """Say who takes over what somebody looks after."""

    model, form_class = User, HandOverForm
    title, submit_label, success_message = "Hand over", "Hand over", "It is handed over. Each new owner has a notice."
    keeps_text = False

    def get_queryset(self):
        return User.objects.looked_after_by(self.user)

    def check(self):
        require(self.user, MAY)
        # The page is about somebody who works here, also where it names one person who is supported.
        note_access(self.request)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"parts": self.parts}

    @property
    def parts(self):
        if not hasattr(self, "_parts"):
            self._parts = parts_of(self.object, self.user, timezone.now())
        return self._parts

    def people_ids(self):
        return [person for part in self.parts for person in part.people]

    def why_not(self):
        return "" if self.parts else f"{self.object} looks after nothing that could be handed over."

    def get_back_url(self):
        seen = self.user.can(Permission.MANAGE_ACCOUNTS)
        return self.object.get_absolute_url() if seen else reverse("accounts:stranded_list")

    def get_context_data(self, **kwargs):
        lead = (
            "Whoever takes over a support or a match is asked first, and the notes from before stay closed to them. "
            "Sessions that are booked are cancelled."
        )
        return super().get_context_data(**kwargs) | {"caption": str(self.object), "lead": lead}

    def act(self, form):
        hand_over(user=self.object, by=self.user, to=form.cleaned_data["to"])
