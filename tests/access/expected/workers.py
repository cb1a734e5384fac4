"""Profiles and training: the worker's own, the lead's, and the supervisor's to read."""

from tests.access.table import deed, page

FIRE = {"code": "fire"}
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
    page("workers:my_profile", may=WORKERS, others=403),
    page("training:training_matrix", may=LEADS, others=403),
    page("training:training_matrix_export", may=LEADS, others=403),
    deed("training:enrol", "worker2_profile", may="lead", refused="worker2 supervisor"),
    deed("training:complete_training", "training", may="lead", refused="worker"),
    deed("training:correct_training", "training", may="lead", refused="worker"),
    deed("training:withdraw_training", "training", may="lead", refused="worker"),
    deed("training:take_back_training", "training", may="lead", refused="worker"),
    deed("training:exempt", "worker2_profile", may="lead", refused="worker2 supervisor"),
    deed("training:take_back_exemption", "exemption", may="lead", refused="worker"),
    page("training:course_list", may=f"{LEADS} {WORKERS} supervisor admin", others=403),
    page("training:course_detail", may=f"{LEADS} {WORKERS} supervisor admin", others=403, more=FIRE),
    page("training:cohort_list", may=f"{LEADS} {WORKERS}", others=403),
    deed("training:add_cohort", may=LEADS, others=403),
    page("training:cohort_detail", "cohort", may="lead worker worker2"),
    deed("training:edit_cohort", "cohort", may="lead", refused="worker worker2"),
    deed("training:join_cohort", "cohort", may="lead", refused="worker worker2"),
    deed("training:complete_cohort", "cohort", may="lead", refused="worker worker2"),
    deed("training:cancel_cohort", "cohort", may="lead", refused="worker worker2"),
    deed("training:add_course_day", "cohort", may="lead", refused="worker worker2"),
    deed("training:edit_course_day", "course_day", may="lead", refused="worker worker2"),
    deed("training:remove_course_day", "course_day", may="lead", refused="worker worker2", post=302),
    deed("training:keep_register", "course_day", may="lead", refused="worker worker2"),
    deed("training:leave_waiting_list", "waiting_place", may="lead", refused="worker2 supervisor", post=302),
]
