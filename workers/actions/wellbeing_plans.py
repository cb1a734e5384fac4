"""Writing a wellbeing plan."""

from datetime import date

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from workers.actions.rooms import tell_of_change
from workers.models import WellbeingPlan, Worker


@action
def edit_wellbeing_plan(*, worker: Worker, by: User, review_on: date, **texts: str) -> WellbeingPlan:
    """Write the plan of this worker, the first time or again; `texts` are those of `WellbeingPlan.TEXTS`."""
    worker = lock(worker, "user")
    plan = WellbeingPlan.objects.select_for_update(no_key=True).filter(worker=worker).first()
    plan = plan or WellbeingPlan(worker=worker)
    plan.worker, plan.review_on = worker, review_on
    plan.write(**texts)
    plan.save()
    tell_of_change(plan, by)
    return plan
