"""Striking through a session or a review that was logged in error, and taking that back."""

from django.core.exceptions import PermissionDenied

from groundwork.deeds import ConfirmedDeed, DeedView
from support.actions.striking import strike_review, strike_session, unstrike_review, unstrike_session
from support.forms.supports import ReasonForm
from support.models import Review, Session
from support.views.deeds import may_strike

RELATED = ("support__person", "support__referral", "support__worker", "support__team")
STRUCK = "It is struck through, stays readable and counts nowhere."


class StrikingDeed(DeedView):
    """A deed of who logged this, or of a lead."""

    def check(self):
        if not may_strike(self.user, self.object):
            raise PermissionDenied

    def person_id(self):
        return self.object.support.person_id

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "caption": f"{self.object.support.person.called}, {self.object.support}"
        }


class Strike(StrikingDeed):
    form_class = ReasonForm
    submit_label = "Strike through"
    success_message = STRUCK

    def why_not(self):
        return "This is struck through already." if self.object.is_struck else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "lead": "Use this where it should not be in this record at all. It stays readable to those who can read it "
            "now, with your name and reason, and no count, figure or reminder goes by it."
        }


class Unstrike(ConfirmedDeed, StrikingDeed):
    submit_label = "Take back"
    consequences = ("It counts again, in every figure.", "The worker and the leads are told.")

    def why_not(self):
        return "" if self.object.is_struck else "This is not struck through."


class OfSession:
    model = Session

    def get_queryset(self):
        return super().get_queryset().written().select_related(*RELATED, "worker")


class OfReview:
    model = Review

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED)


class StrikeSession(OfSession, Strike):
    title = "This session was logged in error"

    def act(self, form):
        strike_session(session=self.object, by=self.user, **form.cleaned_data)


class UnstrikeSession(OfSession, Unstrike):
    title = "Take back that this session was logged in error"
    success_message = "The session counts again."

    def act(self, form):
        unstrike_session(session=self.object, by=self.user)


class StrikeReview(OfReview, Strike):
    title = "This review was logged in error"

    def act(self, form):
        strike_review(review=self.object, by=self.user, **form.cleaned_data)


class UnstrikeReview(OfReview, Unstrike):
    title = "Take back that this review was logged in error"
    success_message = "The review counts again."

    def act(self, form):
        unstrike_review(review=self.object, by=self.user)
