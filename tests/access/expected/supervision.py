"""Supervision is for the two of them; others see at most that and when."""

from tests.access.table import deed, page

SUPERVISORS, WORKERS = "lead lead2 supervisor", "worker worker2 worker3"
NO_FIGURES = f"coordinator coordinator2 coordinator3 supervisor admin pathway {WORKERS}"

ROWS = [
    page("supervision:my_week", may=WORKERS, others=403),
    page("supervision:host_team_list", may="lead lead2 manager", others=403),
    page("supervision:host_team", "north_referring", may="lead manager", refused=NO_FIGURES),
    deed("supervision:plan_readiness", "north_referring", may="lead manager", more={"code": "supporter"}),
    page("supervision:figures", may="lead lead2 manager", others=403),
    page("supervision:supervision_list", may=f"{SUPERVISORS} {WORKERS}", others=403),
    page("supervision:due_list", may=SUPERVISORS, others=403),
    page("supervision:supervision_detail", "supervision", may="worker lead"),
    page("supervision:supervision_detail", "recorded", may="worker lead"),
    page("supervision:supervision_detail", "others_supervision", may="worker2 supervisor"),
    # What weighs on a worker is theirs: whom they told learns it from the agenda and reaches none of this.
    deed("supervision:tell_strain", "worker2_profile", may="worker2", refused="lead supervisor", post=302),
    deed("supervision:put_off_strain", "worker2_profile", may="worker2", refused="lead supervisor", post=302),
    deed("supervision:take_back_strain", "strain_answer", may="worker", post=302),
    deed("supervision:schedule", "worker_profile", may="lead", refused="worker"),
    deed("supervision:schedule", "worker2_profile", may="lead supervisor", refused="worker2"),
    deed("supervision:reschedule", "supervision", may="lead", refused="worker"),
    deed("supervision:cancel", "supervision", may="lead", refused="worker"),
    deed("supervision:record", "supervision", may="lead", refused="worker"),
    deed("supervision:record", "others_supervision", may="supervisor", refused="worker2"),
    deed("supervision:confirm", "recorded", may="worker", refused="lead", post=302),
    deed("supervision:log_crossover", "worker_profile", may="worker", refused="lead"),
    deed("supervision:edit_logged_crossover", "logged_crossover", may="worker", refused="lead"),
    deed("supervision:withdraw_logged_crossover", "logged_crossover", may="worker", refused="lead", post=302),
    page("supervision:action_list", may=f"{SUPERVISORS} {WORKERS}", others=403),
    deed("supervision:action_done", "action", may="worker lead", post=302),
]
