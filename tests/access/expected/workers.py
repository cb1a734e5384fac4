"""Profiles and training: the worker's own, the lead's, and the supervisor's to read; private rooms: nobody else's."""

from tests.access.table import deed, page

LEADS, WORKERS = "lead lead2", "worker worker2 worker3"
ROOM = {"more": {"room": "adjustments"}}

ROWS = [
    page("workers:worker_list", may=f"{LEADS} supervisor", others=403, post=302),
    page("workers:gap_list", may=f"{LEADS} admin", others=403),
    deed("workers:add_worker", may=LEADS, others=403),
    page("workers:worker_detail", "worker_profile", may="worker lead"),
    page("workers:worker_detail", "worker2_profile", may="worker2 lead supervisor"),
    page("workers:worker_detail", "worker3_profile", may="worker3 lead2"),
    deed("workers:edit_worker", "worker2_profile", may="lead", refused="worker2 supervisor"),
    deed("workers:check_dbs", "worker2_profile", may="lead", refused="worker2 supervisor"),
    deed("workers:edit_about_me", "worker2_profile", may="worker2", refused="lead supervisor", post=302),
    page("workers:my_profile", may=WORKERS, others=403),
    # The worker shares their crossovers with their line manager, the lead; all else is the worker's alone.
    page("workers:private_rooms", "worker_profile", may="worker lead"),
    page("workers:private_rooms", "worker2_profile", may="worker2"),
    page("workers:adjustments", "worker_profile", may="worker"),
    page("workers:wellbeing_plan", "worker_profile", may="worker"),
    page("workers:crossovers", "worker_profile", may="worker lead"),
    page("workers:crossovers", "worker2_profile", may="worker2"),
    deed("workers:share_room", "worker_profile", may="worker", **ROOM),
    deed("workers:stop_sharing_room", "worker_profile", may="worker", post=302, **ROOM),
    deed("workers:identify_adjustment", "worker_profile", may="worker"),
    deed("workers:record_adjustment", "adjustment", may="worker"),
    deed("workers:flag_adjustment", "recorded_adjustment", may="worker"),
    deed("workers:meet_adjustment", "flagged_adjustment", may="worker"),
    deed("workers:review_adjustment", "met_adjustment", may="worker"),
    deed("workers:edit_adjustment", "met_adjustment", may="worker"),
    deed("workers:edit_adjustment", "others_adjustment", may="worker2"),
    deed("workers:end_adjustment", "adjustment", may="worker", post=302),
    deed("workers:edit_wellbeing_plan", "worker_profile", may="worker"),
    deed("workers:declare_crossover", "worker_profile", may="worker lead"),
    deed("workers:edit_crossover", "crossover", may="worker lead"),
    deed("workers:withdraw_crossover", "crossover", may="worker lead", post=302),
    page("training:training_matrix", may=LEADS, others=403),
    deed("training:enrol", "worker2_profile", may="lead", refused="worker2 supervisor"),
    deed("training:complete_training", "training", may="lead", refused="worker"),
    deed("training:correct_training", "training", may="lead", refused="worker"),
    deed("training:withdraw_training", "training", may="lead", refused="worker"),
]
