"""The addresses of django-allauth that we use. Those for signing up and for email lists do not exist here."""

from allauth.account import views
from allauth.account.decorators import reauthentication_required
from django.db.transaction import non_atomic_requests
from django.urls import include, path, re_path

from accounts.views import signing_in as ours


def page(view):
    """A page that has transactions of its own, around what follows once a password is checked."""
    return non_atomic_requests(view.as_view())


urlpatterns = [
    path("login/", page(ours.SignIn), name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", page(ours.Confirm), name="account_reauthenticate"),
    path("password/change/", page(ours.ChangePassword), name="account_change_password"),
    path("password/reset/", page(views.PasswordResetView), name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        page(ours.SetPassword),
        name="account_reset_password_from_key",
    ),
    path("2fa/authenticate/", page(ours.EnterCode), name="mfa_authenticate"),
    path("2fa/reauthenticate/", page(ours.ConfirmByCode), name="mfa_reauthenticate"),
    path("2fa/", include("allauth.mfa.urls")),
    path(
        "sessions/",
        reauthentication_required(ours.EndOtherSessions.as_view(), allow_get=True),
        name="usersessions_list",
    ),
]
