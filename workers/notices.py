"""Messages about absences. They name nobody and give no reason."""

from notices.kinds import kind

ABSENCE_ENTERED = kind(
    "absence_entered",
    "An absence was entered: {label}",
    "An absence of a worker was entered in {label}. Open it to see who is away, from when and until when.",
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
