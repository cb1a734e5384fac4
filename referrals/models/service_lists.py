import pghistory

from groundwork.models import ServiceListItem


@pghistory.track()
class SupportTheme(ServiceListItem):
    """What somebody would like support with."""


@pghistory.track()
class DeclineReason(ServiceListItem):
    """Why a referral was declined."""
