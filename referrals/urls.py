"""Addresses of one person's way in: the referral, and the offers of it."""

from django.urls import path, register_converter

from referrals.models import Referral
from referrals.views import exports, joining, lookers, offers, people, refer, referrals, triage


class SectionConverter:
    """A section of the referral form."""

    regex = "|".join(Referral.Section.values)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


class PersonSectionConverter(SectionConverter):
    """A section about the person."""

    regex = "|".join(Referral.PERSON_SECTIONS)


register_converter(SectionConverter, "section")
register_converter(PersonSectionConverter, "person_section")

app_name = "referrals"
urlpatterns = [
    path("referrals/", referrals.ReferralList.as_view(), name="referral_list"),
    path("referrals/export/", exports.ReferralExport.as_view(), name="referral_export"),
    path("referrals/refer/", refer.Refer.as_view(), name="refer"),
    path("referrals/<uuid:pk>/", referrals.referral_detail, name="referral_detail"),
    path("referrals/<uuid:pk>/tasks/", refer.referral_tasks, name="referral_tasks"),
    path("referrals/<uuid:pk>/tasks/<section:section>/", refer.ReferralSection.as_view(), name="referral_section"),
    path("referrals/<uuid:pk>/submit/", refer.Submit.as_view(), name="submit"),
    path("referrals/<uuid:pk>/submitted/", refer.referral_submitted, name="referral_submitted"),
    path("referrals/<uuid:pk>/discard/", refer.DiscardDraft.as_view(), name="discard_draft"),
    path("referrals/<uuid:pk>/request-information/", triage.RequestInformation.as_view(), name="request_information"),
    path("referrals/<uuid:pk>/answer-information/", triage.AnswerInformation.as_view(), name="answer_information"),
    path("referrals/<uuid:pk>/accept/", triage.Accept.as_view(), name="accept"),
    path("referrals/<uuid:pk>/decline/", triage.Decline.as_view(), name="decline"),
    path("referrals/<uuid:pk>/withdraw/", triage.Withdraw.as_view(), name="withdraw"),
    path("referrals/<uuid:pk>/trail/", lookers.referral_trail, name="referral_trail"),
    path("referrals/<uuid:pk>/correct-risks/", people.CorrectRisks.as_view(), name="correct_risks"),
    path("people/<uuid:pk>/", people.person_detail, name="person_detail"),
    path("people/<uuid:pk>/record-death/", people.RecordDeath.as_view(), name="record_death"),
    path("people/<uuid:pk>/undo-death/", people.UndoDeath.as_view(), name="undo_death"),
    path("people/<uuid:pk>/correct/<person_section:section>/", people.CorrectPerson.as_view(), name="correct_person"),
    path("referrals/<uuid:pk>/compare/", joining.compare, name="compare"),
    path("referrals/<uuid:pk>/join-people/<uuid:other>/", joining.JoinPeople.as_view(), name="join_people"),
    path("joinings/<uuid:pk>/take-apart/", joining.TakeApart.as_view(), name="take_apart"),
    path("offers/", offers.OfferList.as_view(), name="offer_list"),
    path("offers/<uuid:pk>/", offers.offer_detail, name="offer_detail"),
    path("offers/<uuid:pk>/hand-back/", offers.HandBack.as_view(), name="hand_back"),
    path("offers/<uuid:pk>/withdraw/", offers.WithdrawOffer.as_view(), name="withdraw_offer"),
]
