"""Writing a wellbeing plan."""

from groundwork.months import months_later
from workers.actions.wellbeing_plans import edit_wellbeing_plan
from workers.forms.rooms import WellbeingPlanForm
from workers.models import Room, WellbeingPlan
from workers.views.rooms import PlanDeed

REVIEW_MONTHS = 6


class EditWellbeingPlan(PlanDeed):
    room, form_class, plan_model = Room.PLAN, WellbeingPlanForm, WellbeingPlan
    title, success_message = "Wellbeing plan", "The plan is saved."

    def get_initial(self):
        review_on = self.plan.review_on if self.plan else months_later(self.today, REVIEW_MONTHS)
        return super().get_initial() | {"review_on": review_on}

    def act(self, form):
        edit_wellbeing_plan(worker=self.object, by=self.user, **form.cleaned_data)
