"""Referrals: the referring team's and the lead's; a worker's while it is offered or matched."""

from tests.access.table import deed, page

COORDINATORS, NORTHERN, LEADS = "coordinator coordinator2 coordinator3", "coordinator coordinator2", "lead lead2"

ROWS = [
    page("referrals:referral_list", may=f"{COORDINATORS} {LEADS}", others=403, post=302),
    page("referrals:referral_export", may=f"{COORDINATORS} {LEADS}", others=403),
    deed("referrals:refer", may=COORDINATORS, others=403),
    page("referrals:referral_detail", "submitted", may=f"{NORTHERN} lead"),
    page("referrals:referral_detail", "offered", may=f"{NORTHERN} lead worker"),
    page("referrals:referral_detail", "draft", may="coordinator", get=302),
    page("referrals:referral_tasks", "draft", may="coordinator"),
    page("referrals:referral_tasks", "submitted", may=NORTHERN, refused="lead", get=302),
    deed("referrals:referral_section", "draft", may="coordinator", more={"section": "hopes"}),
    deed("referrals:submit", "draft", may="coordinator"),
    page("referrals:referral_submitted", "submitted", may=NORTHERN, refused="lead"),
    deed("referrals:discard_draft", "draft", may="coordinator", post=302),
    deed("referrals:request_information", "submitted", may="lead", refused=NORTHERN),
    deed("referrals:answer_information", "asked", may=f"{NORTHERN} lead"),
    deed("referrals:accept", "submitted", may="lead", refused=NORTHERN),
    deed("referrals:decline", "submitted", may="lead", refused=NORTHERN),
    deed("referrals:withdraw", "submitted", may=f"{NORTHERN} lead"),
    deed("referrals:withdraw", "offered", may=f"{NORTHERN} lead", refused="worker"),
    page("referrals:person_detail", "person", may=f"{NORTHERN} lead worker"),
    page("referrals:person_detail", "asked_person", may=f"{NORTHERN} lead"),
    deed("referrals:correct_person", "person", may=f"{NORTHERN} lead worker", more={"section": "about"}),
    deed("referrals:correct_person", "asked_person", may=f"{NORTHERN} lead", more={"section": "contact"}),
    deed("referrals:record_death", "person", may=f"{NORTHERN} lead worker"),
    deed("referrals:undo_death", "dead_person", may=f"{NORTHERN} lead worker"),
    deed("referrals:correct_risks", "submitted", may=f"{NORTHERN} lead"),
    deed("referrals:correct_risks", "offered", may=f"{NORTHERN} lead", refused="worker"),
    page("referrals:compare", "submitted", may="lead", refused=NORTHERN),
    deed("referrals:join_people", "submitted", may="lead", refused=NORTHERN, things={"other": "waiting"}),
    deed("referrals:take_apart", "joining", may="lead"),
    page("referrals:referral_trail", "submitted", may="lead", refused=NORTHERN),
    page("referrals:referral_trail", "offered", may="lead", refused=f"{NORTHERN} worker"),
]
