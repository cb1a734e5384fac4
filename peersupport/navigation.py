"""The main navigation: what each user may open, in the order it is shown."""

from django.conf import settings
from django.urls import NoReverseMatch

from accounts.addresses import address_of
from accounts.counts import prepared_counts
from accounts.models import Notice
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
    ("Roles", "accounts:role_table", [Permission.MANAGE_ACCOUNTS]),
    ("Lists", "admin:index", [Permission.MANAGE_ACCOUNTS]),
    ("Emails", "mail_list", [Permission.MANAGE_ACCOUNTS]),
]


def navigation(request):
    """Entries for the header: label, href, and whether the page is under it now."""
    if not request.user.is_authenticated:
        return []
    entries = []
    for label, name, permissions in ENTRIES:
        if name == "mail_list" and not mails_are_kept():
            continue
        if permissions is None or any(can(request.user, permission) for permission in permissions):
            try:
                href = address_of(name)
            except NoReverseMatch:
                continue
            current = request.path == href if href == "/" else request.path.startswith(href)
            entries.append({"label": label, "href": href, "current": current})
    return entries


def mails_are_kept():
    """Whether emails go to a folder, for administrators to read, and not to people."""
    return settings.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"


def account_links(request):
    """The account menu: who is signed in, their notices and settings, and the way out."""
    user = request.user
    [unread] = prepared_counts(("unread", user.asker), lambda: [Notice.objects.visible_to(user).unread()])
    links = [
        {"label": request.user.name, "href": address_of("accounts:settings")},
        {"label": "Notices", "href": address_of("accounts:notice_list"), "unread": unread},
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
