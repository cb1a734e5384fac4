"""Messages about private rooms. They name nobody, and say of no room what stands in it."""

from notices.kinds import kind

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
