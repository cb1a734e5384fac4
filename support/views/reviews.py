"""Reviews held with the person."""

from datetime import timedelta

from groundwork.words import day
from support.actions.reviews import hold_review
from support.forms.reviews import HoldReviewForm
from support.models import Support
from support.views.deeds import SupportDeed


class HoldReview(SupportDeed):
    cover_may = True
    form_class = HoldReviewForm
    statuses = (Support.Status.ACTIVE, Support.Status.PAUSED)
    title = "Hold a review"
    submit_label = "Save review"

    def get_form_kwargs(self):
        ends = self.support.expected_end_on
        return super().get_form_kwargs() | {"goals": self.support.goals.open(), "expected_end_on": ends}

    def get_initial(self):
        wanted = self.today + timedelta(weeks=self.support.review_weeks)
        return {"next_review_due": max(self.today, min(wanted, self.support.expected_end_on))}

    def act(self, form):
        self.review = hold_review(support=self.support, by=self.user, **form.cleaned_data)

    def get_success_message(self):
        due = self.review.support.next_review_due
        return f"The review is saved. The next one is due on {day(due)}." if due else "The review is saved."
