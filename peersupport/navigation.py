"""The main navigation: what each user may open, in the order it is shown."""

from django.urls import NoReverseMatch, reverse

from accounts.permissions import Permission, can

# label, URL name, permissions of which one is enough
ENTRIES = [
    ("Start", "home", None),
    ("Referrals", "referrals:referral_list", [Permission.FOLLOW_REFERRALS, Permission.TRIAGE]),
    ("Supports", "referrals:support_list", [Permission.SUPPORT, Permission.SEE_TEAM_RECORDS]),
    ("Workers", "workers:worker_list", [Permission.MANAGE_WORKERS, Permission.SUPERVISE]),
    ("My profile", "workers:my_profile", [Permission.SEE_OWN_PROFILE]),
    ("Supervision", "supervision:supervision_list", [Permission.SUPERVISE, Permission.SEE_OWN_PROFILE]),
    ("Dashboard", "supervision:dashboard", [Permission.SEE_DASHBOARD]),
    ("Figures", "supervision:figures", [Permission.SEE_FIGURES]),
    ("Accounts", "accounts:user_list", [Permission.MANAGE_ACCOUNTS]),
    ("Teams", "accounts:team_list", [Permission.MANAGE_ACCOUNTS]),
]


def navigation(request):
    """Entries for the header: label, href, and whether the page is under it now."""
    if not request.user.is_authenticated:
        return []
    entries = []
    for label, name, permissions in ENTRIES:
        if permissions is None or any(can(request.user, permission) for permission in permissions):
            try:
                href = reverse(name)
            except NoReverseMatch:
                continue
            current = request.path == href if href == "/" else request.path.startswith(href)
            entries.append({"label": label, "href": href, "current": current})
    return entries
