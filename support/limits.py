"""The numbers that supports go by; administrators set them."""

from accounts.limits import declare

SUPPORT_WEEKS = declare(
    "support-weeks",
    "How long a support usually lasts",
    begins=12,
    least=1,
    most=104,
    unit="weeks",
    touches="It gives a support its expected end when it begins. Supports that began before keep theirs.",
)
REVIEW_WEEKS = declare(
    "review-weeks",
    "Time from one review to the next",
    begins=6,
    least=1,
    most=52,
    unit="weeks",
    touches="A support takes it over when a worker accepts. Those from before keep what they have.",
)
EDIT_HOURS = declare(
    "edit-hours",
    "How long a session note can be changed",
    begins=72,
    least=1,
    most=336,
    unit="hours",
    touches="It counts from when a note is logged, for its author. After that they add to it. "
    "Notes from before keep the hours that held then.",
)
