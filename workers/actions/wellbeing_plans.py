"""Writing a wellbeing plan."""

from datetime import date

from accounts.models import User
from groundwork.actions import action
from workers.actions.rooms import plan_to_write, tell_of_change
from workers.models import WellbeingPlan, Worker


@action
def edit_wellbeing_plan(*, worker: Worker, by: User, review_on: date, **texts: str) -> WellbeingPlan:
    """Write the plan of this worker, the first time or again; `texts` are those of `WellbeingPlan.TEXTS`."""
    plan = plan_to_write(WellbeingPlan, worker)
    plan.review_on = review_on
    plan.write(**texts)
    plan.save()
    tell_of_change(plan, by)
    return plan
