"""Telling the inductions of those who are new: mostly done, something to sign off, something late, more time."""

from datetime import timedelta

from development.actions.inductions import begin_induction, extend_induction
from development.actions.steps import do_step
from development.models import InductionStep

SHOWN = "Talked over together, and written down in the calendar."
# How many of the steps that were due are still to do, and how many of the worker's own wait to be signed off.
LATE, TO_SIGN_OFF = 2, 2


def tell_inductions(service):
    """Everybody in the stage of induction began on the first day; the intern has more time."""
    for key, worker in service.workers.items():
        if worker.stage.code == "induction":
            begun = service.clock.at(worker.started_on, 10)
            induction = begin_induction(worker=worker, by=worker.line_manager, started_on=worker.started_on, at=begun)
            go_through(service, induction, worker)
            if key == "tess.van.dijk":
                reason = "Works three days a week, as agreed from the start."
                extend_induction(induction=induction, by=worker.line_manager, extra_weeks=4, reason=reason)


def go_through(service, induction, worker):
    """What was due is done on its day, the last of it by the worker, who waits for the line manager; some is late."""
    due = list(InductionStep.objects.filter(induction=induction, due_on__lt=service.clock.today).order_by("due_on"))
    done = due[:-LATE]
    own = {step.pk for step in done if step.item.owner == "worker"}
    waiting = sorted(own, key=lambda pk: next(step.due_on for step in done if step.pk == pk))[-TO_SIGN_OFF:]
    for step in done:
        day = max(worker.started_on, step.due_on - timedelta(days=1))
        do_step(
            step=step,
            by=worker.user if step.pk in waiting else worker.line_manager,
            done_on=day,
            evidence=SHOWN if step.item.wants_evidence else "",
            at=service.clock.at(day, 15),
        )
