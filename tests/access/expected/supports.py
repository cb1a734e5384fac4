"""Offers and supports: the worker who supports the person now, and the leads of the team."""

from tests.access.table import deed, page

WORKERS, LEADS = "worker worker2 worker3", "lead lead2"
BOTH = "worker lead"

ROWS = [
    deed("referrals:match", "waiting", may="lead", refused="coordinator coordinator2"),
    page("referrals:offer_list", may=f"{WORKERS} {LEADS}", others=403),
    page("referrals:offer_detail", "offer", may=BOTH),
    deed("referrals:accept_offer", "offer", may="worker", refused="lead", post=302),
    deed("referrals:hand_back", "offer", may="worker", refused="lead", post=302),
    deed("referrals:withdraw_offer", "offer", may="lead", refused="worker", post=302),
    page("referrals:support_list", may=f"{WORKERS} {LEADS}", others=403, post=302),
    page("referrals:support_detail", "support", may=BOTH),
    page("referrals:support_detail", "starting", may=BOTH),
    page("referrals:support_detail", "ended", may="lead"),
    page("referrals:support_trail", "support", may="lead", refused="worker"),
    page("referrals:session_list", may=f"{WORKERS} {LEADS}", others=403),
    page("referrals:session_detail", "session", may=BOTH),
    page("referrals:session_detail", "locked_session", may=BOTH),
    page("referrals:session_detail", "booked_session", may=BOTH),
    page("referrals:session_detail", "earlier_session", may="lead"),
    deed("referrals:book_session", "support", may="worker", refused="lead"),
    deed("referrals:log_session", "support", may="worker", refused="lead"),
    deed("referrals:rebook_session", "booked_session", may="worker", refused="lead"),
    deed("referrals:rebook_session", "session", may="worker", refused="lead", get=302),
    deed("referrals:edit_session", "session", may="worker", refused="lead"),
    deed("referrals:edit_session", "locked_session", may="worker", refused="lead", get=302),
    deed("referrals:add_to_session", "session", may="worker", refused="lead"),
    deed("referrals:record_debrief", "hard_session", may="lead", refused="worker"),
    deed("referrals:set_goal", "support", may="worker", refused="lead"),
    deed("referrals:rate_goals", "support", may="worker", refused="lead"),
    deed("referrals:close_goal", "goal", may="worker", refused="lead", post=302),
    deed("referrals:hold_review", "support", may="worker", refused="lead"),
    deed("referrals:agree_earlier_notes", "taken_over", may="worker", refused="lead"),
    deed("referrals:agree_earlier_notes", "support", may="worker", refused="lead", get=302),
    deed("referrals:extend", "support", may=BOTH),
    deed("referrals:pause", "support", may=BOTH),
    deed("referrals:resume", "paused", may=BOTH),
    deed("referrals:end_support", "support", may=BOTH),
    deed("referrals:end_support", "ended", may="lead", get=302),
    deed("referrals:raise_concern", "support", may=BOTH),
    page("referrals:concern_list", may=f"{WORKERS} {LEADS}", others=403),
    page("referrals:concern_detail", "concern", may=BOTH),
    deed("referrals:acknowledge_concern", "concern", may="lead", refused="worker", post=302),
    deed("referrals:close_concern", "taken_on_concern", may="lead", refused="worker"),
]
