"""The messages about workers: they name nobody, give no reason, and say of no private room what stands in it."""

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
LINE_MANAGER_CHANGED = kind(
    "line_manager_changed",
    "You have another line manager",
    "Your line manager is somebody else from today. They see nothing of what you keep in your private rooms, and "
    "the one before sees nothing of it any more. You decide what you share.",
)
ROOM_SHARED = kind("room_shared", "Something is shared with you", "A worker whom you manage shares something with you.")
ROOM_CHANGED = kind(
    "room_changed",
    "Something was changed in your private rooms",
    "Your line manager wrote in one of your private rooms. Open it to see what.",
)
ABSENCE_ENTERED = kind(
    "absence_entered",
    "An absence was entered: {label}",
    "An absence of a worker was entered in {label}. Open it to see who is away, from when and until when.",
)
ABSENCES_IMPORTED = kind(
    "absences_imported",
    "Absences were entered from a file: {label}",
    "Absences of a worker were entered from a file. Open the profile to see when they are away.",
)
ABSENCES_TAKEN_BACK = kind(
    "absences_taken_back",
    "Absences were taken back: {label}",
    "Absences of a worker that came from a file were taken back. Nobody is away because of them.",
)
ABSENCE_CORRECTED = kind(
    "absence_corrected",
    "An absence was changed: {label}",
    "An absence of a worker in {label} was changed. Open it to see from when and until when.",
)
ABSENCE_ENDED = kind(
    "absence_ended",
    "A worker is back: {label}",
    "An absence of a worker in {label} has ended, earlier than was planned or known.",
)
ABSENCE_TAKEN_BACK = kind(
    "absence_taken_back",
    "An absence was taken back: {label}",
    "An absence of a worker in {label} was entered in error and taken back. Nobody is away because of it.",
)
