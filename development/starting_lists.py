"""The list that inductions start with; each service sets its own."""

from datetime import date

from development.models import Checklist, ChecklistItem, StepOwner
from workers.models import Stage

FROM_THE_BEGINNING = date(2020, 1, 1)
OF_WORKER, OF_MANAGER = StepOwner.WORKER, StepOwner.LINE_MANAGER
OF_SUPERVISOR, OF_LEAD = StepOwner.SUPERVISOR, StepOwner.LEAD

# What, whose, due after how many days, and whether something is noted that shows it.
ITEMS = [
    ("Meet the line manager and go through this list", OF_MANAGER, 1, False),
    ("Have an account, an email address and a phone that work", OF_MANAGER, 1, False),
    ("See the place of work: ways in, first aid, fire exits", OF_MANAGER, 1, False),
    ("Meet the team", OF_LEAD, 3, False),
    ("Agree working days, hours and how to say that one is away", OF_MANAGER, 5, False),
    ("Talk over reasonable adjustments and a wellbeing plan, as far as one likes", OF_MANAGER, 7, False),
    ("Read the role description and the code of conduct", OF_WORKER, 7, False),
    ("Agree with the supervisor how often and where to meet", OF_SUPERVISOR, 7, False),
    ("Say in private which people, teams or places one knows from one's own life", OF_WORKER, 10, False),
    ("Learn what to do about a concern, and whom to ring", OF_LEAD, 10, True),
    ("Learn how confidentiality works, and its limits", OF_LEAD, 10, False),
    ("Go through lone working: check in, check out, who watches", OF_LEAD, 14, True),
    ("Write an introduction for people one will support", OF_WORKER, 14, False),
    ("Complete the safeguarding courses", OF_WORKER, 28, True),
    ("Log a session for practice, and read one that is well written", OF_WORKER, 28, False),
    ("Shadow two sessions of an experienced peer worker", OF_WORKER, 28, True),
    ("Meet the clinical teams one works with", OF_LEAD, 35, True),
    ("Visit three community places that people like", OF_WORKER, 42, True),
    ("Be accompanied in a first session, and talk about it", OF_SUPERVISOR, 42, True),
    ("Complete the courses that the stage requires", OF_WORKER, 84, True),
    ("Look back on the first three months together", OF_MANAGER, 90, True),
]


def fill_lists():
    """Set the list for the stage of induction where there is no list at all."""
    stage = Stage.objects.filter(code="induction").first()
    if stage and not Checklist.objects.exists():
        checklist = Checklist.objects.create(stage=stage, holds_from=FROM_THE_BEGINNING)
        for title, owner, due_days, wants_evidence in ITEMS:
            ChecklistItem.objects.create(
                checklist=checklist, title=title, owner=owner, due_days=due_days, wants_evidence=wants_evidence
            )
