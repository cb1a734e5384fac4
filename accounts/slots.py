"""What apps above tell accounts; each fills its list in its `additions.py`, when Django starts."""

# teams_of(team_id) -> ids of the teams to which a referring team has sent what its coordinators can open
CONCERNED = []
# links(team, user) -> links under "What you can do" on the page of a team: dicts of label and href
TEAM_LINKS = []
