"""Inductions: the worker's own, and of who looks after them; the lists by which they go are the administrators'."""

from tests.access.table import deed, page

READ_ONLY = "worker2 supervisor"

ROWS = [
    page("development:checklist_list", may="admin", others=403),
    deed("development:set_checklist", may="admin", others=403),
    page("development:checklist_detail", "checklist", may="admin", others=403),
    deed("development:add_checklist_item", "checklist", may="admin", others=403),
    deed("development:take_back_checklist", "checklist", may="admin", others=403),
    deed("development:edit_checklist_item", "checklist_item", may="admin", others=403),
    deed("development:remove_checklist_item", "checklist_item", may="admin", others=403, post=302),
    # One goes on already.
    deed("development:begin_induction", "worker2_profile", may="lead", refused=READ_ONLY, get=302),
    page("development:induction_detail", "induction", may=f"lead {READ_ONLY}"),
    deed("development:extend_induction", "induction", may="lead", refused=READ_ONLY),
    # There is no newer list, and something is to do.
    deed("development:move_induction", "induction", may="lead", refused=READ_ONLY, get=302),
    deed("development:complete_induction", "induction", may="lead", refused=READ_ONLY, get=302),
    deed("development:sign_off_steps", "induction", may="lead", refused=READ_ONLY),
    deed("development:take_back_induction", "induction", may="lead", refused=READ_ONLY),
    deed("development:reopen_induction", "completed_induction", may="lead", refused="worker"),
    page("development:step_list", may="worker worker2 worker3 lead lead2 supervisor", others=403),
    deed("development:do_step", "step", may="worker2 lead", refused="supervisor"),
    deed("development:set_aside_step", "step", may="lead", refused=READ_ONLY),
    deed("development:take_back_step", "done_step", may="worker2 lead", refused="supervisor"),
]
