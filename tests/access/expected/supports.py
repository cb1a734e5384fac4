"""Offers and supports: the worker who supports the person now, and the leads of the team."""

from tests.access.table import deed, page

WORKERS, LEADS = "worker worker2 worker3", "lead lead2"
BOTH = "worker lead"

ROWS = [
    deed("support:match", "waiting", may="lead", refused="coordinator coordinator2"),
    page("referrals:offer_list", may=f"{WORKERS} {LEADS}", others=403),
    page("referrals:offer_detail", "offer", may=BOTH),
    deed("support:accept_offer", "offer", may="worker", refused="lead", post=302),
    deed("referrals:hand_back", "offer", may="worker", refused="lead", post=302),
    deed("referrals:withdraw_offer", "offer", may="lead", refused="worker", post=302),
    page("support:support_list", may=f"{WORKERS} {LEADS}", others=403, post=302),
    page("support:support_detail", "support", may=BOTH),
    page("support:support_detail", "starting", may=BOTH),
    page("support:support_detail", "ended", may="lead"),
    page("support:support_trail", "support", may="lead", refused="worker"),
    page("support:session_list", may=f"{WORKERS} {LEADS}", others=403),
    page("support:session_detail", "session", may=BOTH),
    page("support:session_detail", "locked_session", may=BOTH),
    page("support:session_detail", "booked_session", may=BOTH),
    page("support:session_detail", "earlier_session", may="lead"),
    deed("support:book_session", "support", may="worker", refused="lead"),
    deed("support:log_session", "support", may="worker", refused="lead"),
    deed("support:rebook_session", "booked_session", may="worker", refused="lead"),
    deed("support:rebook_session", "session", may="worker", refused="lead", get=302),
    deed("support:edit_session", "session", may="worker", refused="lead"),
    deed("support:edit_session", "locked_session", may="worker", refused="lead", get=302),
    deed("support:add_to_session", "session", may="worker", refused="lead"),
    deed("support:record_debrief", "hard_session", may="lead", refused="worker"),
    deed("support:set_goal", "support", may="worker", refused="lead"),
    deed("support:rate_goals", "support", may="worker", refused="lead"),
    deed("support:close_goal", "goal", may="worker", refused="lead", post=302),
    deed("support:hold_review", "support", may="worker", refused="lead"),
    deed("support:agree_earlier_notes", "taken_over", may="worker", refused="lead"),
    deed("support:agree_earlier_notes", "support", may="worker", refused="lead", get=302),
    deed("support:extend", "support", may=BOTH),
    deed("support:pause", "support", may=BOTH),
    deed("support:resume", "paused", may=BOTH),
    deed("support:end_support", "support", may=BOTH),
    deed("support:end_support", "ended", may="lead", get=302),
    deed("support:raise_concern", "support", may=BOTH),
    page("support:concern_list", may=f"{WORKERS} {LEADS}", others=403),
    page("support:concern_detail", "concern", may=BOTH),
    deed("support:acknowledge_concern", "concern", may="lead", refused="worker", post=302),
    deed("support:close_concern", "taken_on_concern", may="lead", refused="worker"),
]
