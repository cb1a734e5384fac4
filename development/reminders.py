"""What is reminded of in an induction: a step that was to be done, whoever's it is now."""

from accounts.permissions import Role
from development.models import InductionStep
from notices.kinds import register
from notices.reminders import Everyone, Holder, InPlaceOf, Page, Reminder
from notices.schedules import Weekly


class StepLate(Reminder):
    """A step of an induction was to be done; whose it is hears, and in their place leads while they are away."""

    name = "step_late"
    subject = "A step of an induction is due: {label}"
    body = "“{label}” was due on {about_on}. Please do it and enter it as done, or agree on more time."
    date, team, label = "due_on", "induction__worker__team", "item__title"
    page = Page("development:induction_detail", of="induction")
    steps = [(Weekly(1), (Holder("owner_id"), InPlaceOf("owner_id", Role.LEAD)))]

    def things(self, today):
        return InductionStep.objects.late(today).with_owner().filter(owner_id__isnull=False)


class LeadStepLate(Reminder):
    """The same of a step that any lead of the team may do."""

    name = "lead_step_late"
    subject = "A step of an induction is due: {label}"
    body = "“{label}” was due on {about_on}. A lead of the team sees to it. Please agree on who does."
    date, team, label = "due_on", "induction__worker__team", "item__title"
    page = Page("development:induction_detail", of="induction")
    steps = [(Weekly(1), (Everyone(Role.LEAD),))]

    def things(self, today):
        return InductionStep.objects.late(today).with_owner().filter(owner_id__isnull=True)


REMINDERS = register(StepLate(), LeadStepLate())
