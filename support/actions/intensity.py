"""How often a support meets, and so how much of its worker's places it takes."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from referrals.actions.audience import tell
from support import notices
from support.actions.supports import locked_open
from support.caseload import caseload, places, weight_of
from support.models import Intensity, IntensityChange, Support
from workers.models import Worker


@action
def change_intensity(
    *, support: Support, by: User, intensity: Intensity, reason: str = "", at: datetime | None = None
) -> IntensityChange:
    """Let a support meet more or less often from now on; going past the worker's capacity needs a reason.

    The worker's row is locked first, as matching does: whoever counts places next sees this one.
    """
    worker = lock(support.worker, "stage", "user")
    support, at = locked_open(support), at or timezone.now()
    before = support.intensity
    if before == intensity:
        raise ValidationError({"intensity": f"It is this already. Choose another than {intensity}"})
    if not reason.strip():
        check_capacity(worker, before, intensity)
    line = support.intensity_changes.create(from_intensity=before, to_intensity=intensity, by=by, at=at, reason=reason)
    support.intensity = intensity
    support.save()
    if worker.user_id != by.pk:
        told = {"thing": line, "path": support.get_absolute_url()}
        tell(notices.INTENSITY_CHANGED, [worker.user], support.referral, at, **told)
    return line


def check_capacity(worker: Worker, before: Intensity | None, after: Intensity) -> None:
    """Refuse, without a reason, what takes more than before and more than the worker's places."""
    more = weight_of(after) - weight_of(before)
    then = caseload(worker) + more
    if more > 0 and then > worker.capacity:
        full = f"{worker} would have {places(then)} of {worker.capacity} places taken."
        raise ValidationError({"reason": f"{full} Say why you go ahead all the same."})
