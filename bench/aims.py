"""What a page of each kind may take, in times of the floor beside it; one visitor at a time, 100,000 sessions."""

AIMS = {"start": 5, "list": 5, "record": 5, "dashboard": 6, "form": 6, "submit": 3}
# A page of a thousand times as much may take so much longer.
GROWTH = 1.2
WEB_PROCESS_MEGABYTES = 200
LOG_A_SESSION = "Form: log a session"
# Among a million people, those who may be the same are found within so many times the floor.
LIKELY_SAME = 3
# At eight at once, 99 of a hundred requests stay within so many times the median.
TAILS = {LOG_A_SESSION: 5}
# Of the requests a second that eight people get, so much is left for 500 people.
KEPT = 0.9
