"""Pages where administrators look after people and their roles."""

from collections import defaultdict
from functools import cached_property

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models.functions import Now
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.account_history import doer_of, history_of
from accounts.actions import people, roles
from accounts.forms.leaving import GoAheadForm
from accounts.forms.people import EditUserForm, InviteForm, MembershipForm, ResetSecondFactorForm, UserFilterForm
from accounts.leaving import left_by, left_without, things_of
from accounts.models import AccountEvent, Membership, RoleRequest, User
from accounts.notices import ACCOUNT_KINDS
from accounts.permissions import ROLES, Permission, is_watched
from accounts.views.confirming import ConfirmsWho
from accounts.watching import watched_roles
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.forms import WarningForm
from groundwork.lists import SearchPage
from groundwork.names import by_name
from groundwork.permissions import requires
from groundwork.prepared import prepared_of
from groundwork.words import listed, moment
from notices.told import told

ROLES_WAIT = "Those that open records count only once a second person has approved them."
OWN = "This is your own account. The other administrators are told of every role you give yourself."
TOLD = "The other administrators and the leads of the team are told of a role that opens records"
WAITS = "The role counts once a second person has approved it. Those who can are told."


class UserList(SearchPage):
    """Everybody with an account, with the roles they hold now."""

    permissions = (Permission.MANAGE_ACCOUNTS,)
    template_name = "accounts/user_list.html"
    title = "Accounts"
    form_class = UserFilterForm
    fields = ("name", "email", "is_active", "invited_at", "last_login")
    empty_title = "Nobody found"
    empty_text = "Change the filters or clear them."

    def get_queryset(self):
        return User.objects.visible_to(self.user).order_by(*by_name(), "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(roles_need_approval=settings.ROLES_NEED_APPROVAL, **kwargs)

    def narrow(self, rows, filters):
        rows = rows.search(filters.get("q", ""))
        membership = {name: filters[name] for name in ("role", "team") if filters.get(name)}
        if membership:
            rows = rows.holding(Now(), **membership)
        return getattr(rows, filters["state"])() if filters.get("state") else rows

    def prepare(self, rows):
        held = defaultdict(list)
        for membership in prepared_of(memberships_of, *(user.pk for user in rows)):
            held[membership.user_id].append(membership)
        for user in rows:
            user.held = held[user.pk]


def memberships_of(*users):
    """The roles that these users (ids) hold now."""
    return Membership.objects.current(Now()).filter(user__in=users).select_related("team")


@require_safe
@requires(Permission.MANAGE_ACCOUNTS)
def user_detail(request, pk):
    """One account: its state, its roles now and before."""
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    context = {
        "account": user,
        "title": user.name,
        "tab_title": "Account",
        "caption": "Account",
        "back_link": {"href": reverse("accounts:user_list"), "text": "Accounts"},
        "memberships": user.memberships.select_related("team", "given_by", "request__answered_by").order_by(
            "-starts_at"
        ),
        "has_second_factor": Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists(),
        "never_signed_in": not user.has_usable_password(),
        "role_requests": user.role_requests.waiting().select_related("team", "asked_by"),
        "events": history_of(user),
    }
    return render(request, "accounts/user_detail.html", context)


@require_safe
def account_event(request, pk):
    """What was done to an account, for administrators and for the leads who were told of it."""
    seen = AccountEvent.objects.visible_to(request.user).select_related("user", "by")
    event = get_object_or_404(seen, pk=pk)
    context = {
        "event": event,
        "title": event.get_deed_display(),
        "tab_title": event.get_deed_display(),
        "caption": event.user.name,
        "rows": rows_of(event),
        "may_open": request.user.can(Permission.MANAGE_ACCOUNTS),
        "back_link": {"href": reverse("notices:notice_list"), "text": "Notices"},
    }
    return render(request, "accounts/account_event.html", context)


def rows_of(event):
    """What there is to say of it: pairs of key and words."""
    yield "Whose account", event.user.name
    yield "Email address now", event.user.email
    yield (
        "Roles now",
        "\n".join(str(membership) for membership in watched_roles(event.user)) or "None that opens records",
    )
    waiting = event.user.role_requests.waiting().select_related("team")
    if waiting:
        yield "Roles that wait for approval", "\n".join(map(str, waiting))
    if event.text:
        yield "Why" if event.deed == AccountEvent.Deed.RESET_SECOND_FACTOR else "Which role", event.text
    yield "Done by", doer_of(event) or "Nobody"
    yield "When", moment(event.at)
    names = [str(notice.recipient) for notice in told(ACCOUNT_KINDS, event.pk)]
    yield "Who was told", listed(names) if names else "Nobody: nobody else is there to be told"


@require_safe
@requires(Permission.MANAGE_ACCOUNTS)
def role_table(request):
    """What each role may do, in plain words."""
    roles = [{"label": role.label, "permissions": sorted(p.label for p in may)} for role, may in ROLES.items()]
    return render(request, "accounts/role_table.html", {"roles": roles})


class AccountDeed(DeedView):
    """What administrators do with one account."""

    model, permission = User, Permission.MANAGE_ACCOUNTS

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}


class ConfirmedAccountDeed(ConfirmedDeed, AccountDeed):
    """A deed that the account's owner feels at once."""

    form_class = WarningForm


class GivesRole(ConfirmsWho):
    """A deed with a form that chooses a role: whoever gives one that opens records confirms who they are."""

    def get_lead(self):
        """What follows, said before anybody chooses."""
        return f"{TOLD}; it counts once one of them has approved it." if settings.ROLES_NEED_APPROVAL else f"{TOLD}."

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"lead": self.get_lead()}

    def asks_who(self, form):
        return is_watched(form.cleaned_data["role"])


class Invite(GivesRole, DeedView):
    permission, form_class = Permission.MANAGE_ACCOUNTS, InviteForm
    title, submit_label = "Invite somebody", "Send invitation"
    success_message = "The invitation is sent. It works for 7 days."

    def get_back_url(self):
        return reverse("accounts:user_list")

    def get_success_url(self):
        return self.object.get_absolute_url()

    def get_success_message(self):
        waits = self.object.role_requests.exists()
        return f"{self.success_message} {WAITS}" if waits else self.success_message

    def act(self, form):
        self.object = people.invite(by=self.user, **form.cleaned_data)


class EditUser(ConfirmsWho, AccountDeed):
    form_class = EditUserForm
    title, submit_label, success_message = "Change name or email address", "Save", "The account is changed."

    def asks_who(self, form):
        return form.cleaned_data["email"].lower() != self.object.email

    def get_initial(self):
        return {"name": self.object.name, "email": self.object.email}

    def act(self, form):
        people.edit_user(user=self.object, by=self.user, **form.cleaned_data)


class AddMembership(GivesRole, AccountDeed):
    form_class = MembershipForm
    title, submit_label, success_message = "Add a role", "Add role", "The role is added and counts from now on."

    def get_lead(self):
        return f"{OWN} {super().get_lead()}" if self.object == self.user else super().get_lead()

    def get_success_message(self):
        return WAITS if isinstance(self.given, RoleRequest) else self.success_message

    def act(self, form):
        self.given = roles.add_membership(user=self.object, by=self.user, **form.cleaned_data)


class LeavingDeed(ConfirmedAccountDeed):
    """A deed after which somebody is no longer there; it shows first what would have no owner."""

    form_class, template_name = GoAheadForm, "accounts/leaving_page.html"

    @cached_property
    def left(self):
        """Words for what would be left without an owner."""
        return left_by(self.leaver, timezone.now())

    @property
    def leaver(self):
        return self.object

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"left": self.left}

    def get_context_data(self, **kwargs):
        # That a team has no other lead is nothing to hand over.
        has_things = any(things_of(self.leaver)) if self.left else False
        href = reverse("accounts:hand_over", args=[self.leaver.pk]) if has_things else ""
        return super().get_context_data(**kwargs) | {"left": self.left, "hand_over_href": href}


class EndMembership(LeavingDeed):
    model = Membership
    title, submit_label, success_message = "End this role", "End role", "The role is ended."
    consequences = [
        "They lose access to what this role let them open, at once.",
        "What they wrote stays.",
    ]

    @cached_property
    def left(self):
        return left_without(self.object, timezone.now())

    @property
    def leaver(self):
        return self.object.user

    def get_title(self):
        return f"End this role: {self.object}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object.user)}

    def act(self, form):
        people.end_membership(membership=self.object, by=self.user)


class ResendInvitation(ConfirmedAccountDeed):
    title, submit_label, success_message = "Send the invitation again", "Send invitation", "The invitation is sent."
    consequences = ["A new link goes to them by email. It works for 7 days.", "The link they have stops working."]

    def act(self, form):
        people.resend_invitation(user=self.object, by=self.user)


class WithdrawInvitation(LeavingDeed):
    title, submit_label = "Withdraw the invitation", "Withdraw invitation"
    success_message = "The invitation is withdrawn."
    consequences = ["The link they have stops working.", "Their roles end."]

    def act(self, form):
        people.withdraw_invitation(user=self.object, by=self.user)


class Deactivate(LeavingDeed):
    title, submit_label, success_message = "Deactivate this account", "Deactivate", "The account is deactivated."
    consequences = [
        "They are signed out everywhere at once and cannot sign in again.",
        "Nothing is deleted. You can reactivate the account later.",
    ]

    def act(self, form):
        people.deactivate(user=self.object, by=self.user)


class Reactivate(ConfirmsWho, ConfirmedAccountDeed):
    title, submit_label, success_message = "Reactivate this account", "Reactivate", "The account is active again."
    consequences = ["They can sign in again with the password they had.", "Roles that were not ended count again."]

    def get_context_data(self, **kwargs):
        waits = [ROLES_WAIT] if settings.ROLES_NEED_APPROVAL and watched_roles(self.object) else []
        context = super().get_context_data(**kwargs)
        return context | {"consequences": [*self.consequences, *waits]}

    def asks_who(self, form):
        return bool(watched_roles(self.object))

    def act(self, form):
        people.reactivate(user=self.object, by=self.user)


class ResetSecondFactor(ConfirmsWho, ConfirmedAccountDeed):
    form_class = ResetSecondFactorForm
    title, submit_label = "Reset the second factor", "Reset second factor"
    success_message = "The second factor is reset."
    consequences = [
        "Do this only when you are sure who asks for it, for example face to face.",
        "They are signed out everywhere and set up a new app at their next sign-in.",
        "They are told by email.",
    ]

    def act(self, form):
        people.reset_second_factor(user=self.object, by=self.user, **form.cleaned_data)
