"""Messages about supervision. None of them names anybody."""

from notices.kinds import kind
from supervision.models import Supervision

SUPERVISION_SCHEDULED = kind(
    "supervision_scheduled", "Supervision scheduled", "A supervision is in the diary for {due_on}."
)
SUPERVISION_RESCHEDULED = kind(
    "supervision_rescheduled", "Supervision moved", "A supervision has been moved. It is now on {due_on}."
)
SUPERVISION_CANCELLED = kind(
    "supervision_cancelled", "Supervision cancelled", "The supervision on {due_on} has been cancelled."
)
SUPERVISION_RECORDED = kind(
    "supervision_recorded",
    "Supervision record to confirm",
    "The record of the supervision on {due_on} is ready. Read it, add your own words if you like, and confirm it.",
    asks=Supervision.objects.unconfirmed,
)
SUPERVISION_CONFIRMED = kind(
    "supervision_confirmed", "Supervision record confirmed", "The record of the supervision on {due_on} is confirmed."
)
