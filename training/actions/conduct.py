"""The role description and the code of conduct: set, taken back before they hold, and agreed to."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify
from training.models import Agreement, Conduct
from training.notices import CONDUCT_SET, CONDUCT_TAKEN_BACK
from workers.models import Worker


@action
def set_conduct(*, document: str, by: User, holds_from: date, text: str, reason: str) -> Conduct:
    """Say what a document is from today or a day to come; every worker is told, and asked from that day on."""
    if holds_from < timezone.localdate():
        raise ValidationError({"holds_from": "The version has to hold from today or a later day."})
    version = Conduct.objects.create(document=document, holds_from=holds_from, text=text, reason=reason, set_by=by)
    tell_workers(CONDUCT_SET, version)
    return version


@action
def take_back_conduct(*, version: Conduct, by: User, reason: str) -> Conduct:
    """Take back a version that has not begun; workers are told."""
    version = lock(version)
    if version.has_begun(timezone.localdate()):
        raise ValidationError("This version holds already. Set another one that begins later.", code="begun")
    version = take_back(version, by, reason)
    tell_workers(CONDUCT_TAKEN_BACK, version)
    return version


def tell_workers(kind: Kind, version: Conduct) -> None:
    employed = Worker.objects.employed(timezone.localdate()).select_related("user")
    notify(
        kind,
        recipients=[worker.user for worker in employed],
        thing=version.pk,
        label=version.get_document_display(),
        path=version.get_absolute_url(),
        due_on=version.holds_from,
    )


@action
def agree(*, version: Conduct, worker: Worker, by: User) -> Agreement:
    """Write down that a worker has read the version in force and agrees to it; late is as good as early."""
    if worker.user_id != by.pk:
        raise ValidationError("Each worker agrees for themselves.", code="own")
    # A new version and a taking back wait for this, and this for them.
    version = lock(version)
    if not Conduct.objects.in_force(timezone.localdate()).filter(pk=version.pk).exists():
        raise ValidationError("This version does not hold now. Open the one that does.", code="not_in_force")
    return Agreement.objects.create(version=version, worker=worker, by=by)
