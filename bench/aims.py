"""What a page of each kind may take, in times of the floor beside it; one visitor at a time, 100,000 sessions."""

AIMS = {"start": 5, "list": 5, "record": 5, "dashboard": 6, "form": 6, "submit": 3}
# A page of a thousand times as much may take so much longer.
GROWTH = 1.2
WEB_PROCESS_MEGABYTES = 200
