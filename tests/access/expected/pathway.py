"""The pathway into peer work: those who run it in the team, and nobody else, whatever they lead or look after."""

from tests.access.table import deed, page

ROWS = [
    page("pathway:interest_list", may="pathway", others=403),
    deed("pathway:add_interest", may="pathway", others=403),
    page("pathway:pathway_figures", may="pathway lead lead2 manager", others=403),
    page("pathway:interest_detail", "interest", may="pathway"),
    page("pathway:interest_detail", "others_interest"),
    page("pathway:interest_detail", "erased_interest", may="pathway"),
    deed("pathway:edit_interest", "interest", may="pathway"),
    deed("pathway:log_step", "interest", may="pathway"),
    deed("pathway:note_follow_up", "interest", may="pathway"),
    deed("pathway:hand_over_interest", "interest", may="pathway"),
    deed("pathway:erase_interest", "interest", may="pathway"),
    deed("pathway:remove_note", "interest_note", may="pathway", post=302),
]
