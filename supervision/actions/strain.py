"""What a worker does about signs of strain that only they see."""

from django.core.exceptions import ValidationError
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission, roles_with
from groundwork.actions import action
from groundwork.transitions import lock
from notices.ledger import notify
from supervision import notices
from supervision.models import StrainAnswer
from workers.models import Worker


@action
def tell_strain(*, worker: Worker, by: User) -> StrainAnswer:
    """The supervisor hears that the worker would like to talk about how work is going, and not why."""
    worker = answering(worker)
    supervisor = supervisor_there(worker)
    if supervisor is None:
        raise ValidationError("Your supervisor is not there, so nobody was told.", code="no_supervisor")
    answer = keep(worker, StrainAnswer.Answer.TELL, told=supervisor)
    notify(
        notices.STRAIN_TOLD,
        recipients=[supervisor],
        thing=answer.pk,
        label="Supervision",
        path=reverse("supervision:schedule", args=[worker.pk]),
        due_on=answer.answered_on,
    )
    return answer


@action
def put_off_strain(*, worker: Worker, by: User) -> StrainAnswer:
    """Nobody hears, and the worker is not asked again for a while."""
    return keep(answering(worker), StrainAnswer.Answer.NOT_NOW)


@action
def take_back_strain(*, answer: StrainAnswer, by: User) -> StrainAnswer:
    """The answer was a mistake: it leaves the agenda, and what the supervisor was told asks for nothing more."""
    answer = lock(answer)
    if answer.withdrawn_at:
        raise ValidationError("This was taken back meanwhile. Nothing was saved.", code="withdrawn")
    answer.withdrawn_at = timezone.now()
    answer.save()
    return answer


def answering(worker: Worker) -> Worker:
    """The worker, locked; refused where an answer is in force already."""
    worker = lock(worker)
    if StrainAnswer.objects.in_force(worker, timezone.localdate()).exists():
        raise ValidationError("You have answered this already. Take that back first.", code="answered")
    return worker


def keep(worker: Worker, answer: StrainAnswer.Answer, told: User | None = None) -> StrainAnswer:
    return StrainAnswer.objects.create(worker=worker, answer=answer, answered_on=timezone.localdate(), told=told)


def supervisor_there(worker: Worker) -> User | None:
    """The worker's supervisor where they are there to hear of it, or None."""
    may = User.objects.there(Now(), *roles_with(Permission.SUPERVISE), team=worker.team_id)
    return may.filter(pk=worker.supervisor_id).first()
