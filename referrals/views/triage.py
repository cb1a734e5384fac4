from accounts.permissions import Permission
from groundwork.deeds import DeedView
from notices.told import told_in_words
from referrals import notices
from referrals.actions import triage
from referrals.forms.triage import (
    AcceptForm,
    AnswerInformationForm,
    DeclineForm,
    RequestInformationForm,
    WithdrawForm,
)
from referrals.models import Referral


class ReferralDeed(DeedView):
    """A deed on a sent referral; `tells` is the notice it sends, of which the page says who got it."""

    model = Referral
    tells = None

    def get_queryset(self):
        return super().get_queryset().sent().select_related("person")

    def person_id(self):
        return self.object.person_id

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.reference}

    def told_about(self):
        """Id of what the notice is about."""
        return self.object.pk

    def get_success_message(self):
        if not self.tells:
            return self.success_message
        return f"{self.success_message} {told_in_words(self.tells, self.told_about(), self.today)}"


class AboutInformation(ReferralDeed):
    """A question about a referral, or the answer: the notice is about the question."""

    def told_about(self):
        return self.object.information_requests.order_by("asked_at").last().pk


class EitherSideDeed(ReferralDeed):
    """A deed of the referring team, or of the lead on their behalf."""

    permission = (Permission.REFER, Permission.TRIAGE)


class RequestInformation(AboutInformation):
    permission, form_class = Permission.TRIAGE, RequestInformationForm
    title, submit_label = "Ask for more information", "Send the question"
    success_message, tells = "The question is asked.", notices.INFORMATION_REQUESTED

    def act(self, form):
        triage.request_information(referral=self.object, by=self.user, **form.cleaned_data)


class AnswerInformation(AboutInformation, EitherSideDeed):
    form_class = AnswerInformationForm
    title, submit_label = "Answer the question", "Send the answer"
    success_message, tells = "The answer is saved.", notices.INFORMATION_ANSWERED

    def get_context_data(self, **kwargs):
        request = self.object.information_requests.open().first()
        return super().get_context_data(**kwargs) | {"lead": request.question if request else ""}

    def act(self, form):
        triage.answer_information(referral=self.object, by=self.user, **form.cleaned_data)


class Accept(ReferralDeed):
    permission, form_class = Permission.TRIAGE, AcceptForm
    title, submit_label = "Accept this referral", "Accept to the waiting list"
    success_message, tells = "The referral is on the waiting list.", notices.REFERRAL_ACCEPTED

    def get_initial(self):
        return {"priority": self.object.priority}

    def act(self, form):
        triage.accept(referral=self.object, by=self.user, **form.cleaned_data)


class Decline(ReferralDeed):
    permission, form_class = Permission.TRIAGE, DeclineForm
    title, submit_label = "Decline this referral", "Decline the referral"
    success_message, tells = "The referral is declined.", notices.REFERRAL_DECLINED

    def act(self, form):
        triage.decline(referral=self.object, by=self.user, **form.cleaned_data)


class Withdraw(EitherSideDeed):
    form_class = WithdrawForm
    title, submit_label = "Withdraw this referral", "Withdraw the referral"
    success_message = "The referral is withdrawn."

    def act(self, form):
        triage.withdraw(referral=self.object, by=self.user, **form.cleaned_data)
