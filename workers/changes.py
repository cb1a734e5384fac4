"""What was changed in a worker's employment, as their page shows it: what, when, by whom, and why."""

from groundwork.timeline import Event, event, newest_first
from groundwork.words import day
from workers.models import ProfileChange, StageChange, Worker

MOST = 200


def changes_of(worker: Worker, *, with_reasons: bool, most: int = MOST) -> list[Event]:
    """The newest changes, at most so many."""
    stages = worker.stage_changes.select_related("from_stage", "to_stage", "by").order_by("-at")[:most]
    facts = worker.profile_changes.select_related("by").order_by("-at")[:most]
    events = [event(title_of(line), line.at, line.by, line.why if with_reasons else "") for line in [*stages, *facts]]
    return newest_first(events)[:most]


def title_of(line: StageChange | ProfileChange) -> str:
    """Stage: from Induction to Developing, from 3 May 2026 on; Band: from 3 to 4."""
    if isinstance(line, StageChange):
        return f"Stage: {in_words(line.from_stage, line.to_stage)}, from {day(line.starts_on)} on"
    return f"{line.label}: {in_words(line.before, line.after)}"


def in_words(before: object, after: object) -> str:
    if not before:
        return str(after)
    return f"from {before} to {after}" if after else f"no longer {before}"
