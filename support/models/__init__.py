from support.models.concerns import Acknowledgement, Concern
from support.models.covers import Cover
from support.models.goals import Goal, GoalRating
from support.models.intensity import Intensity, IntensityChange
from support.models.reviews import Review
from support.models.rings import Ring
from support.models.service_lists import ConnectionKind, EndingReason, Principle
from support.models.session_additions import SessionAddition
from support.models.sessions import Session
from support.models.supports import EarlierNotesAnswer, Extension, Support, SupportStatusChange

__all__ = [
    "Acknowledgement",
    "Concern",
    "ConnectionKind",
    "Cover",
    "EarlierNotesAnswer",
    "EndingReason",
    "Extension",
    "Goal",
    "GoalRating",
    "Intensity",
    "IntensityChange",
    "Principle",
    "Review",
    "Ring",
    "Session",
    "SessionAddition",
    "Support",
    "SupportStatusChange",
]
