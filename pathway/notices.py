"""Messages about the pathway into peer work. None of them names anybody."""

from notices.kinds import kind

INTEREST_HANDED_OVER = kind(
    "interest_handed_over",
    "Somebody on the pathway is yours to follow up: {label}",
    "You follow up somebody who is interested in peer work. Open the page to see when.",
)
