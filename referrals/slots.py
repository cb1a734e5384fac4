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
# links(user, person) -> links to what the reader of a person's page may do next: dicts of label and href
PERSON_LINKS = []
# links(user, referral) -> links to what the user may open or do next: dicts of label and href
LINKS = []
# lines(user, people) -> what is open for the people with these ids, as `referrals.elsewhere` shows it
ELSEWHERE = []
# works_with(people) -> pairs of who works with one of these people (ids) now, and the record, with its `referral`
WORK_WITH = []
# links(user, offer) -> for the worker who is asked: buttons beside "Hand back"
ANSWERS = []
# links(user, offer) -> for an offer that was answered: where it led to
OUTCOMES = []
