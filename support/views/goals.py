"""Goals and their ratings."""

from django.conf import settings
from django.core.exceptions import PermissionDenied

from groundwork.deeds import DeedView
from support.actions.goals import close_goal, rate_goals, set_goal
from support.forms.goals import CloseGoalForm, RateGoalsForm, SetGoalForm
from support.models import Goal
from support.views.deeds import SupportDeed, may_act


class SetGoal(SupportDeed):
    cover_may = True
    form_class = SetGoalForm
    title = "Set a goal"
    submit_label = "Save goal"
    success_message = "The goal is set."

    def act(self, form):
        set_goal(support=self.support, by=self.user, **form.answers())


class RateGoals(SupportDeed):
    cover_may = True
    form_class = RateGoalsForm
    title = "Rate goals together"
    submit_label = "Save ratings"
    success_message = "The ratings are saved."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"goals": self.support.goals.open()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "lead": f"The {settings.PERSON_WORD} says how near they feel to each goal: 0 is not at all, 10 is there."
        }

    def act(self, form):
        rate_goals(support=self.support, by=self.user, **form.cleaned_data)


class CloseGoal(DeedView):
    model = Goal
    form_class = CloseGoalForm
    title = "Close this goal"
    submit_label = "Close goal"
    success_message = "The goal is closed. It stays on the record."

    def get_queryset(self):
        return super().get_queryset().select_related("support__worker", "support__referral", "support__team")

    def check(self):
        if not may_act(self.user, self.object.support, cover_may=True):
            raise PermissionDenied

    def person_id(self):
        return self.object.support.person_id

    def get_back_url(self):
        return self.object.support.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.words}

    def act(self, form):
        close_goal(goal=self.object, by=self.user, **form.cleaned_data)
