"""Writing a wellbeing plan."""

from types import SimpleNamespace

from groundwork.months import months_later
from workers.actions.wellbeing_plans import edit_wellbeing_plan
from workers.forms.rooms import WellbeingPlanForm
from workers.models import Room, WellbeingPlan, Worker
from workers.views.rooms import RoomDeed

REVIEW_MONTHS = 6


class EditWellbeingPlan(RoomDeed):
    """Write the plan of a worker, the first time or again."""

    model, room, form_class = Worker, Room.PLAN, WellbeingPlanForm
    title, submit_label, success_message = "Wellbeing plan", "Save plan", "The plan is saved."
    guards_edits = True

    def open(self):
        """The plan is found by its worker: there may be none yet."""
        super().open()
        self.plan = WellbeingPlan.objects.filter(worker=self.object).first()
        if self.plan:
            self.object.updated_at = self.plan.updated_at

    def get_initial(self):
        if not self.plan:
            return {"review_on": months_later(self.today, REVIEW_MONTHS)}
        texts = {name: self.plan.for_form(name) for name in WellbeingPlan.TEXTS}
        return texts | {"review_on": self.plan.review_on}

    def record_shown(self):
        texts = {name: self.plan.shown(name) for name in WellbeingPlan.TEXTS} if self.plan else {}
        return SimpleNamespace(**texts)

    def act(self, form):
        edit_wellbeing_plan(worker=self.object, by=self.user, **form.cleaned_data)
