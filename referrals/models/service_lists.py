import pghistory

from groundwork.models import ReferenceItem


@pghistory.track()
class SupportTheme(ReferenceItem):
    """What somebody would like support with."""


@pghistory.track()
class DeclineReason(ReferenceItem):
    """Why a referral was declined."""
