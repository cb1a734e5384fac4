"""Messages about training. None of them names anybody."""

from notices.kinds import kind

TRAINING_TAKEN_BACK = kind(
    "training_taken_back",
    "Training record taken back: {label}",
    "A record of your training in “{label}” was made by mistake and taken back. Your profile says why.",
)
EXEMPTION_GRANTED = kind(
    "exemption_granted",
    "You are exempt from a course: {label}",
    "You need not have “{label}” until {due_on}. Your profile says why.",
)
EXEMPTION_TAKEN_BACK = kind(
    "exemption_taken_back",
    "You are no longer exempt: {label}",
    "You need “{label}” again. Your profile says why, and how you stand with it.",
)
