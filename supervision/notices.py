"""Messages about supervision. None of them names anybody."""

from notices.kinds import kind
from supervision.models import CrossoverAtWork, Readiness, StrainAnswer, Supervision

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
INTERVAL_SET = kind(
    "interval_set",
    "How often supervision is changes: {label}",
    "From {due_on} on, supervision at the stage “{label}” has another interval. Dates that are due by now stay.",
)
INTERVAL_TAKEN_BACK = kind(
    "interval_taken_back",
    "How often supervision is stays: {label}",
    "The other interval that supervision at the stage “{label}” would have had from {due_on} was taken back.",
)
ADDITIONAL_ASKED_FOR = kind(
    "additional_asked_for",
    "An additional supervision is asked for",
    "A worker whom you supervise asks for an additional supervision. Please agree a date.",
    asks=CrossoverAtWork.objects.awaiting,
)
ADDITIONAL_WITHOUT_SUPERVISOR = kind(
    "additional_without_supervisor",
    "An additional supervision is asked for, and there is no supervisor",
    "A worker asks for an additional supervision, and their supervisor is not there. Please name somebody else.",
)
STRAIN_TOLD = kind(
    "strain_told",
    "A worker would like to talk",
    "A worker whom you supervise would like to talk about how work is going. It is on the agenda of their supervision.",
    asks=StrainAnswer.objects.awaiting,
)
READINESS_TO_PLAN = kind(
    "readiness_to_plan",
    "A host team is to get something ready",
    "You look after something that a clinical team is to have ready for peer workers by {due_on}.",
    asks=Readiness.objects.open,
)
