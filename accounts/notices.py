"""Messages about accounts and roles."""

from notices.kinds import kind

ROLE_TAKEN = kind(
    "role_taken",
    "An administrator gave themselves a role",
    "The role is {label}. Open the account to see whose it is, and end the role if it should not be.",
)

HANDED_OVER = kind(
    "handed_over",
    "Handed over to you: {label}",
    "You look after this from now on. Open it to see what is to be done.",
)
