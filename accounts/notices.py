"""Messages about accounts and roles."""

from accounts.models import RoleRequest
from notices.kinds import kind

# These always go by email, and at once: whoever took over an account must not be able to keep others from knowing.
ROLE_TAKEN = kind(
    "role_taken",
    "An administrator gave themselves a role",
    "The role is {label}. Open it to see whose it is. If it should not be, see that an administrator ends it at once.",
    always_mail=True,
)
ROLE_GIVEN = kind(
    "role_given",
    "A role was given: {label}",
    "This role lets somebody read records, or give roles that do. Open it to see who has it and who gave it. "
    "If it should not be, see that an administrator ends it at once.",
    always_mail=True,
)
ACCOUNT_REACTIVATED = kind(
    "account_reactivated",
    "An account that opens records was reactivated",
    "Its roles, once they count, let somebody read records, or give roles that do. Open it to see whose account it is. "
    "If it should not be, see that an administrator deactivates it at once.",
    always_mail=True,
)
ADDRESS_EDITED = kind(
    "address_edited",
    "The email address of an account that opens records was changed",
    "Whoever has the new address can ask for a link to set its password. Open it to see whose account it is. "
    "If it should not be, see that an administrator deactivates it at once.",
    always_mail=True,
)
SECOND_FACTOR_RESET = kind(
    "second_factor_reset",
    "The second factor of an account that opens records was reset",
    "Whoever knows its password can set up another app. Open it to see whose account it is and why. "
    "If it should not be, see that an administrator deactivates it at once.",
    always_mail=True,
)
ACCOUNT_KINDS = [ROLE_TAKEN, ROLE_GIVEN, ACCOUNT_REACTIVATED, ADDRESS_EDITED, SECOND_FACTOR_RESET]

ROLE_REQUESTED = kind(
    "role_requested",
    "A role waits for your approval: {label}",
    "An administrator wants to give somebody this role. It counts only when a second person approves it. "
    "Open it to see whose account it is, and approve or decline it within 7 days.",
    asks=RoleRequest.objects.waiting,
)
ROLE_REQUEST_APPROVED = kind(
    "role_request_approved", "A role is approved: {label}", "The role that you asked for is approved and counts now."
)
ROLE_REQUEST_DECLINED = kind(
    "role_request_declined",
    "A role is declined: {label}",
    "The role that you asked for is not approved. Open it to read why.",
)
ROLE_REQUEST_LAPSED = kind(
    "role_request_lapsed",
    "Nobody answered in time: {label}",
    "The role that you asked for was neither approved nor declined, and the request has lapsed. Ask again if needed.",
)
ROLE_RECEIVED = kind("role_received", "You have a role now: {label}", "The role that waited for approval counts now.")

HANDED_OVER = kind(
    "handed_over",
    "Handed over to you: {label}",
    "You look after this from now on. Open it to see what is to be done.",
)
