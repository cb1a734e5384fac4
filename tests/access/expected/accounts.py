"""Accounts and teams are the administrators'; notices and settings are everybody's own."""

from tests.access.table import EVERYBODY, button, deed, page

STAGES = {"name": "stages"}
INDUCTION = STAGES | {"code": "induction"}


def admins(row, *args, **rest):
    """A row that only administrators use; others are refused before anything is looked up."""
    return row(*args, may="admin", others=403, **rest)


ROWS = [
    admins(page, "accounts:user_list", post=302),
    admins(deed, "accounts:invite"),
    admins(page, "accounts:user_detail", "account"),
    deed("accounts:edit_user", "account", may="admin"),
    deed("accounts:add_membership", "account", may="admin"),
    deed("accounts:end_membership", "membership", may="admin", post=302),
    deed("accounts:resend_invitation", "invited", may="admin", post=302),
    deed("accounts:withdraw_invitation", "invited", may="admin", post=302),
    deed("accounts:deactivate", "account", may="admin", post=302),
    deed("accounts:reactivate", "inactive", may="admin", post=302),
    deed("accounts:reset_second_factor", "account", may="admin"),
    page("accounts:account_event", "account_event", may="admin lead"),
    page("accounts:role_request_list", may="admin lead lead2", others=403),
    page("accounts:role_request_detail", "role_request", may="admin lead"),
    deed("accounts:approve_role_request", "role_request", may="lead", refused="admin", post=302),
    deed("accounts:decline_role_request", "role_request", may="lead", refused="admin"),
    deed("accounts:withdraw_role_request", "role_request", may="admin", refused="lead", post=302),
    deed("accounts:hand_over", "worker", may="admin lead"),
    deed("accounts:hand_over", "coordinator", may="admin"),
    page("accounts:stranded_list", may="lead lead2 manager admin", others=403),
    page("accounts:accept_invitation", "invited", public=True, get=404, post=404, more={"token": "spent"}),
    admins(page, "accounts:team_list"),
    admins(page, "accounts:team_detail", "north"),
    admins(deed, "accounts:add_team"),
    deed("accounts:edit_team", "north", may="admin", refused="worker worker2 lead supervisor manager pathway"),
    admins(page, "accounts:role_table"),
    admins(page, "accounts:list_index"),
    admins(page, "accounts:item_list", more=STAGES),
    admins(deed, "accounts:add_item", more=STAGES),
    admins(deed, "accounts:edit_item", more=INDUCTION),
    admins(deed, "accounts:retire_item", post=302, more=INDUCTION),
    # It is offered, so there is nothing to bring back.
    admins(deed, "accounts:bring_back_item", get=302, post=302, more=INDUCTION),
    admins(button, "accounts:move_item", more=INDUCTION),
    # Rules of courses hold for everybody and belong to no team.
    admins(deed, "training:set_rule", more={"code": "fire"}),
    admins(deed, "training:take_back_rule", "course_rule"),
    admins(deed, "training:set_conduct", more={"document": "code"}),
    admins(deed, "training:edit_remit"),
    admins(deed, "training:take_back_conduct", "conduct_to_come"),
    admins(deed, "accounts:set_limit", more={"code": "support-weeks"}),
    admins(deed, "accounts:take_back_limit", "limit"),
    admins(deed, "supervision:set_interval", more={"code": "induction"}),
    admins(deed, "supervision:take_back_interval", "interval"),
    admins(page, "notices:unsent_list"),
    admins(button, "notices:resend", "uncertain"),
    admins(button, "notices:leave", "uncertain"),
    # Tests send their emails nowhere, so there is no folder of kept ones to show.
    admins(page, "demo:mail_list", get=404, post=404),
    admins(page, "demo:mail_detail", get=404, post=404, more={"name": "20260806-1.log"}),
    page("notices:notice_list", may=EVERYBODY),
    button("notices:read_notices", may=EVERYBODY),
    button("notices:open_notice", "notice", may="coordinator"),
    deed("accounts:settings", may=EVERYBODY),
    button("groundwork:keep_alive", may=EVERYBODY, post=204),
    button("groundwork:autosave", may=EVERYBODY, post=400),
    button("groundwork:discard_autosave", may=EVERYBODY, post=400),
    page("accounts:accessibility", public=True),
    page("accounts:cookies", public=True),
    page("accounts:privacy", public=True),
    page("accounts:help", public=True),
]
