"""The main navigation: what each user may open, in the order it is shown."""

from collections.abc import Callable
from dataclasses import dataclass, field

from accounts.permissions import Permission
from groundwork.addresses import address_of
from groundwork.counts import prepared_counts
from groundwork.permissions import can
from notices.models import Notice
from training.views.rules import READERS as TRAINING_READERS


@dataclass(frozen=True)
class Entry:
    """One entry: its words, the URL name of its page, the permissions of which one is enough, and when it is shown."""

    label: str
    name: str
    permissions: list = field(default_factory=list)
    is_shown: Callable[[], bool] = lambda: True


ENTRIES = [
    Entry("Start", "home"),
    Entry("Referrals", "referrals:referral_list", [Permission.FOLLOW_REFERRALS, Permission.TRIAGE]),
    Entry("Supports", "support:support_list", [Permission.SUPPORT, Permission.SEE_TEAM_RECORDS]),
    Entry("Workers", "workers:worker_list", [Permission.MANAGE_WORKERS, Permission.SUPERVISE]),
    Entry("My week", "supervision:my_week", [Permission.SEE_OWN_PROFILE]),
    Entry("My profile", "workers:my_profile", [Permission.SEE_OWN_PROFILE]),
    Entry("Training", "training:course_list", TRAINING_READERS),
    Entry("Pathway", "pathway:interest_list", [Permission.RUN_PATHWAY]),
    Entry("Supervision", "supervision:supervision_list", [Permission.SUPERVISE, Permission.SEE_OWN_PROFILE]),
    Entry("Induction lists", "development:checklist_list", [Permission.MANAGE_ACCOUNTS]),
    Entry("Supervision intervals", "supervision:interval_list", [Permission.MANAGE_ACCOUNTS]),
    Entry("Host teams", "supervision:host_team_list", [Permission.SEE_FIGURES]),
    Entry("Figures", "supervision:figures", [Permission.SEE_FIGURES]),
    Entry("Accounts", "accounts:user_list", [Permission.MANAGE_ACCOUNTS]),
    Entry("Teams", "accounts:team_list", [Permission.MANAGE_ACCOUNTS]),
    Entry("Roles", "accounts:role_table", [Permission.MANAGE_ACCOUNTS]),
    Entry("Lists", "accounts:list_index", [Permission.MANAGE_ACCOUNTS]),
    Entry("Limits", "accounts:limit_list", [Permission.MANAGE_ACCOUNTS]),
]


def navigation(request):
    """Entries for the header: label, href, and whether the page is under it now."""
    if not request.user.is_authenticated:
        return []
    return [shown(entry, request.path) for entry in ENTRIES if is_for(request.user, entry)]


def is_for(user, entry):
    may = not entry.permissions or any(can(user, permission) for permission in entry.permissions)
    return may and entry.is_shown()


def shown(entry, path):
    href = address_of(entry.name)
    return {"label": entry.label, "href": href, "current": path == href if href == "/" else path.startswith(href)}


def unread_notices(user, today):
    return [Notice.objects.visible_to(user).unread()]


def account_links(request):
    """The account menu: who is signed in, their notices and settings, and the way out."""
    user = request.user
    [unread] = prepared_counts(unread_notices, user)
    links = [
        {"label": request.user.name, "href": address_of("accounts:settings")},
        {"label": "Notices", "href": address_of("notices:notice_list"), "unread": unread},
        {"label": "Sign out", "href": address_of("account_logout")},
    ]
    return [link | {"current": request.path == link["href"]} for link in links]


def footer_links():
    """Pages that are open to everybody."""
    return [
        {"label": "Help", "href": address_of("accounts:help")},
        {"label": "Accessibility statement", "href": address_of("accounts:accessibility")},
        {"label": "Cookies", "href": address_of("accounts:cookies")},
        {"label": "Privacy", "href": address_of("accounts:privacy")},
    ]
