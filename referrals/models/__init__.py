from referrals.models.concerns import Concern
from referrals.models.information_requests import InformationRequest
from referrals.models.matching import Offer
from referrals.models.people import Person
from referrals.models.reference import ConnectionKind, DeclineReason, EndingReason, Principle, SupportTheme
from referrals.models.referrals import Referral, ReferralStatusChange
from referrals.models.sessions import Session, SessionAddition
from referrals.models.supports import (
    EarlierNotesAnswer,
    Extension,
    Goal,
    GoalRating,
    Review,
    Support,
    SupportStatusChange,
)

__all__ = [
    "Concern",
    "ConnectionKind",
    "DeclineReason",
    "EarlierNotesAnswer",
    "EndingReason",
    "Extension",
    "Goal",
    "GoalRating",
    "InformationRequest",
    "Offer",
    "Person",
    "Principle",
    "Referral",
    "ReferralStatusChange",
    "Review",
    "Session",
    "SessionAddition",
    "Support",
    "SupportStatusChange",
    "SupportTheme",
]
