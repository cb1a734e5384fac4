"""Profiles and training: the worker's own, the lead's, and the supervisor's to read."""

from tests.access.table import deed, page

LEADS, WORKERS = "lead lead2", "worker worker2 worker3"

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
    deed("workers:away_today", "worker_profile", may="worker lead", post=302),
    deed("workers:enter_absence", "worker2_profile", may="worker2 lead", refused="supervisor"),
    page("workers:absence_detail", "absence", may="worker2 lead"),
    deed("workers:correct_absence", "absence", may="worker2 lead"),
    deed("workers:end_absence", "absence", may="worker2 lead", get=302),
    deed("workers:take_back_absence", "absence", may="worker2 lead"),
    page("workers:my_profile", may=WORKERS, others=403),
    page("training:training_matrix", may=LEADS, others=403),
    deed("training:enrol", "worker2_profile", may="lead", refused="worker2 supervisor"),
    deed("training:complete_training", "training", may="lead", refused="worker"),
    deed("training:correct_training", "training", may="lead", refused="worker"),
    deed("training:withdraw_training", "training", may="lead", refused="worker"),
]
