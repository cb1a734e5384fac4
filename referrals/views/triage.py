from accounts.permissions import Permission
from groundwork.deeds import DeedView
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
    """A deed on a sent referral."""

    model = Referral

    def get_queryset(self):
        return super().get_queryset().sent().select_related("person")

    def person_id(self):
        return self.object.person_id

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.reference}


class EitherSideDeed(ReferralDeed):
    """A deed of the referring team, or of the lead on their behalf."""

    permission = (Permission.REFER, Permission.TRIAGE)


class RequestInformation(ReferralDeed):
    permission, form_class = Permission.TRIAGE, RequestInformationForm
    title, submit_label = "Ask for more information", "Send the question"
    success_message = "Your question is on its way to the referring team."

    def act(self, form):
        triage.request_information(referral=self.object, by=self.user, **form.cleaned_data)


class AnswerInformation(EitherSideDeed):
    form_class = AnswerInformationForm
    title, submit_label = "Answer the question", "Send the answer"
    success_message = "The answer is saved and the lead has been told."

    def get_context_data(self, **kwargs):
        request = self.object.information_requests.open().first()
        return super().get_context_data(**kwargs) | {"lead": request.question if request else ""}

    def act(self, form):
        triage.answer_information(referral=self.object, by=self.user, **form.cleaned_data)


class Accept(ReferralDeed):
    permission, form_class = Permission.TRIAGE, AcceptForm
    title, submit_label = "Accept this referral", "Accept to the waiting list"
    success_message = "The referral is on the waiting list and the referrer has been told."

    def get_initial(self):
        return {"priority": self.object.priority}

    def act(self, form):
        triage.accept(referral=self.object, by=self.user, **form.cleaned_data)


class Decline(ReferralDeed):
    permission, form_class = Permission.TRIAGE, DeclineForm
    title, submit_label = "Decline this referral", "Decline the referral"
    success_message = "The referral is declined and the referrer has been told why."

    def act(self, form):
        triage.decline(referral=self.object, by=self.user, **form.cleaned_data)


class Withdraw(EitherSideDeed):
    form_class = WithdrawForm
    title, submit_label = "Withdraw this referral", "Withdraw the referral"
    success_message = "The referral is withdrawn."

    def act(self, form):
        triage.withdraw(referral=self.object, by=self.user, **form.cleaned_data)
