"""The messages about workers; their words name nobody."""

from notices.kinds import kind

PROFILE_CHANGED = kind(
    "profile_changed",
    "Your worker profile was changed",
    "Your line manager, or somebody who stands in for them, changed something in your profile. "
    "Open it to read what, and who did it.",
)
LINE_MANAGER_NAMED = kind(
    "line_manager_named",
    "You are line manager of a worker now",
    "You were named as line manager of a worker. Open their profile to see what you look after.",
)
SUPERVISOR_NAMED = kind(
    "supervisor_named",
    "You are supervisor of a worker now",
    "You were named as supervisor of a worker. Open their profile, and agree a date with them.",
)
SUPERVISION_PASSED_ON = kind(
    "supervision_passed_on",
    "Somebody else supervises a worker now",
    "A worker whom you supervised has another supervisor now. What you have in the diary with them is theirs to give.",
)
