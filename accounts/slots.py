"""What apps above tell accounts; each fills the list in its `additions.py`, when Django starts."""

# teams_of(team_id) -> ids of the teams to which a referring team has sent what its coordinators can open
CONCERNED = []
