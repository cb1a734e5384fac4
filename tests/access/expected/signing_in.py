"""The start page, signing in and out, and one's own password, second factor and sessions."""

from tests.access.table import EVERYBODY, TO_SIGN_IN, deed, page

SHOWN = {"get": 200, "post": 200}

ROWS = [
    page("home", may=EVERYBODY),
    page("healthz", public=True),
    deed("account_login", may=EVERYBODY, get=302, post=302, signed_out=SHOWN),
    deed("account_logout", may=EVERYBODY, post=TO_SIGN_IN),
    deed("account_reset_password", public=True),
    page("account_reset_password_done", public=True),
    deed("account_reset_password_from_key", public=True, more={"uidb36": "a", "key": "spent"}),
    page("account_reset_password_from_key_done", public=True),
    page("account_inactive", public=True),
    deed("account_reauthenticate", may=EVERYBODY),
    deed("account_change_password", may=EVERYBODY),
    deed("usersessions_list", may=EVERYBODY, post=302),
    # Nobody in the cast has a second factor: there is none to show, and setting one up asks for the password first.
    page("mfa_index", may=EVERYBODY),
    deed("mfa_authenticate", may=EVERYBODY, get=302, post=302),
    deed("mfa_reauthenticate", may=EVERYBODY, get=302, post=302),
    deed("mfa_activate_totp", may=EVERYBODY, get=302, post=302),
    deed("mfa_deactivate_totp"),
    page("mfa_view_recovery_codes"),
    page("mfa_download_recovery_codes"),
    deed("mfa_generate_recovery_codes", may=EVERYBODY, get=302, post=302),
]
