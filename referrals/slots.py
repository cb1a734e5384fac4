"""What apps above add to the pages of referrals and offers.

Each is a list that an app above fills in its `additions.py`, when Django starts; see docs/decisions.md.
"""

# rule(user) -> Q of referrals that the user may open because of what the app above knows, or NOTHING
VISIBLE = []
# reads_whole(user, referral) -> whether the user reads all of it, not only what an offer shows
READS_WHOLE = []
# events(referral) -> events of its timeline
TIMELINE = []
# alerts(user, person_id) -> what may put somebody in danger, for the person's banner: dicts of words and href
ALERTS = []
# users(referral) -> who works with its person now in what the app above knows
WORKING_WITH = []
# links(user, referral) -> links to what the user may open or do next: dicts of label and href
LINKS = []
# lines(user, people) -> what is open for the people with these ids, as `referrals.elsewhere` shows it
ELSEWHERE = []
# links(user, offer) -> for the worker who is asked: buttons beside "Hand back"
ANSWERS = []
# links(user, offer) -> for an offer that was answered: where it led to
OUTCOMES = []
