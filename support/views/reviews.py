"""Reviews held with the person."""

from datetime import timedelta

from support.actions.reviews import hold_review
from support.forms.reviews import HoldReviewForm
from support.models import Support
from support.views.deeds import SupportDeed


class HoldReview(SupportDeed):
    form_class = HoldReviewForm
    statuses = (Support.Status.ACTIVE, Support.Status.PAUSED)
    title = "Hold a review"
    submit_label = "Save review"
    success_message = "The review is saved."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"goals": self.support.goals.open()}

    def get_initial(self):
        return {"next_review_due": self.today + timedelta(weeks=self.support.review_weeks)}

    def act(self, form):
        hold_review(support=self.support, by=self.user, **form.cleaned_data)
