"""How an induction stands: its steps with what somebody may do to each, its figures, and how it went."""

from django.db.models import Count, Q

from development.models import Induction, InductionStep
from development.models.inductions import to_begin
from groundwork.timeline import event, newest_first
from workers.models import Worker

Status = InductionStep.Status


def with_deeds(induction, user, decides, today):
    """The steps of an induction with `is_late`, whose each is, and what `user` may do; `decides`: looks after them."""
    steps = list(induction.steps.with_owner().select_related("item", "done_by", "signed_off_by"))
    mine = set(induction.steps.owned_by(user).values_list("pk", flat=True))
    for step in steps:
        step.induction = induction
        step.late = step.is_late(today)
        step.whose = whose(step, induction.worker, user)
        step.may_do = induction.is_open and (decides or step.pk in mine)
        said_so = step.status == Status.DONE and step.done_by_id == user.pk
        step.may_take_back = induction.is_open and (decides or said_so)
    return steps


def whose(step, worker, user):
    """Who sees to a step now, in words; names the line manager where somebody else is gone."""
    if step.owner_id == user.pk:
        return "you"
    if step.owner_id is None:
        return "a team lead"
    names = {worker.user_id: worker.user, worker.supervisor_id: worker.supervisor}
    return str(names.get(step.owner_id, worker.line_manager))


def figures_of(workers, today):
    """By worker's id the induction that goes on, or the last one, with `total`, `settled`, `done` and `late` steps."""
    late = InductionStep.objects.late(today).order_by().values("pk")
    settled = Q(steps__status__in=[Status.SIGNED_OFF, Status.SET_ASIDE])
    inductions = Induction.objects.standing().filter(worker__in=workers)
    counted = inductions.annotate(
        total=Count("steps"),
        settled=Count("steps", filter=settled),
        done=Count("steps", filter=Q(steps__status=Status.DONE)),
        late=Count("steps", filter=Q(steps__in=late)),
    )
    # The last one counts, and of all the one that goes on.
    ordered = sorted(counted, key=lambda each: (each.is_open, each.started_on, each.created_at))
    return {each.worker_id: each for each in ordered}


def timeline_of(induction):
    """What was done to an induction, the newest first."""
    changes = induction.changes.select_related("by")
    return newest_first(event(str(each), each.at, each.by, each.words) for each in changes)


def states_of(workers, today):
    """By worker's id the induction that counts (with its numbers, or None), and whether one is still to begin."""
    ids = [worker.pk for worker in workers]
    inductions = figures_of(ids, today)
    waiting = set(to_begin(Worker.objects.filter(pk__in=ids), today).order_by().values_list("pk", flat=True))
    return {pk: {"induction": inductions.get(pk), "is_to_begin": pk in waiting} for pk in ids}
