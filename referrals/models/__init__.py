from referrals.models.corrections import Correction
from referrals.models.information_requests import InformationRequest
from referrals.models.joinings import Joining
from referrals.models.offers import Offer
from referrals.models.people import Person
from referrals.models.referrals import Referral, ReferralStatusChange
from referrals.models.risks import Risk
from referrals.models.service_lists import DeclineReason, RiskKind, SupportTheme

__all__ = [
    "Correction",
    "DeclineReason",
    "InformationRequest",
    "Joining",
    "Offer",
    "Person",
    "Referral",
    "ReferralStatusChange",
    "Risk",
    "RiskKind",
    "SupportTheme",
]
