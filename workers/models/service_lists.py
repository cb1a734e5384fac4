import pghistory
from django.db import models

from groundwork.models import ServiceListItem


@pghistory.track()
class Stage(ServiceListItem):
    """How far a worker is in the job; sets the default caseload and supervision interval."""

    about = (
        "How far a worker is in the job. It sets how many people they support; how often supervision is has a page "
        "of its own."
    )

    max_caseload = models.PositiveSmallIntegerField(
        "most people supported at once", help_text="For somebody working full time; scaled by hours."
    )
    # From the beginning; a later interval has a day from which it holds, so no list changes it.
    supervision_interval_days = models.PositiveSmallIntegerField(
        "days between supervisions", default=28, editable=False
    )
    most_risks = models.PositiveSmallIntegerField(
        "most risks answered yes",
        null=True,
        blank=True,
        help_text="With more of them in a referral, matching asks why. Leave empty where there is no limit.",
    )


@pghistory.track()
class ExperienceTheme(ServiceListItem):
    """A kind of lived experience that somebody may share or hope to find in a worker."""

    about = (
        "What workers may share of their own lives, and what people may hope to find in a worker. Used for matching."
    )


@pghistory.track()
class AbsenceKind(ServiceListItem):
    """What an absence is called for those who plan the work; never why somebody is ill."""

    about = (
        "What an absence is called. Those who plan the work read it, so it must not tell of anybody's health: "
        "do not add kinds such as an illness."
    )

    # What one tap enters, and what says nothing of the reason.
    AWAY = "away"
