"""What a page may say of who hears of a concern: who would, who did, or that nobody could."""

from datetime import datetime
from uuid import UUID

from accounts.cover import who_answers_for
from accounts.permissions import Role
from groundwork.words import listed
from notices.kinds import KINDS
from notices.models import Notice
from notices.told import told
from support.models import Concern
from support.notices import CONCERN_RAISED, CONCERN_WITHOUT_LEAD
from support.reminders import ConcernUnacknowledged

NOBODY = "Nobody could be told: call your team lead or service manager now. If somebody is in danger, call 999."
RAISED = (CONCERN_RAISED, CONCERN_WITHOUT_LEAD)


def who_hears(team: UUID, now: datetime) -> str:
    """What the form says of who will hear of a concern raised in the team."""
    role, people = who_answers_for(team, now)
    if not people:
        return f"Nobody is there to be told. {NOBODY}"
    names = listed([str(user) for user in people])
    if role == Role.LEAD:
        return f"{names} will get a notice at once. If somebody is in danger now, call 999 first."
    return (
        f"No team lead is there now. {names} ({role.label.lower()}) will get a notice at once that there is a concern, "
        "but may not read it: call them too. If somebody is in danger now, call 999 first."
    )


def raised_in_words(concern: Concern) -> str:
    """That a concern was raised, and who was told."""
    names = [str(notice.recipient) for notice in told(RAISED, concern.pk)]
    return f"The concern is raised. {f'Told: {listed(names)}.' if names else NOBODY}"


def who_was_told(concern: Concern) -> list[Notice]:
    """The notices of a concern to those who are to see to it, the first told first."""
    return told([*RAISED, KINDS[ConcernUnacknowledged.name]], concern.pk)
