"""The messages of supports and concerns; their words name nobody."""

from django.conf import settings

from notices.kinds import kind
from support.models import Concern

SUPPORT_ENDED = kind(
    "support_ended",
    "Support ended: {label}",
    "The peer support for referral {label} has ended.",
)


SUPPORT_REOPENED = kind(
    "support_reopened",
    "Support goes on: {label}",
    "The peer support for referral {label} had been ended and was reopened. It goes on.",
)


EARLIER_NOTES_AGREED = kind(
    "earlier_notes_agreed",
    "Earlier notes opened: {label}",
    f"The worker in the support {{label}} recorded that the {settings.PERSON_WORD} agreed to their reading the session "
    "notes of the worker before, and can read them now. The page of the support says who recorded it and when. If it "
    "was not agreed, close the notes again there.",
)


EARLIER_NOTES_AGREED_WITHOUT_LEAD = kind(
    "earlier_notes_agreed_without_lead",
    "Earlier notes opened in a team without a lead: {label}",
    "In {label} a worker who took over a support recorded that they may read the session notes of the worker before, "
    "and no lead of the team is there to know of it.",
)


EARLIER_NOTES_WITHDRAWN = kind(
    "earlier_notes_withdrawn",
    "Earlier notes closed: {label}",
    "In the support {label} the session notes of the worker before are closed again to the worker. The page of the "
    "support says who recorded it and why.",
)


COVER_NAMED = kind(
    "cover_named",
    "You cover while a colleague is away: {label}",
    "You were named to cover in {label} while a colleague is away. Open it to see whom you support meanwhile, from "
    "when and until when. What you can open ends by itself when they are back.",
)


COVER_ARRANGED = kind(
    "cover_arranged",
    "Cover was named: {label}",
    "Somebody named who covers, or that nobody does, while a worker of {label} is away. Open it to see who that is.",
)


COVER_CHANGED = kind(
    "cover_changed",
    "What you cover has changed: {label}",
    "In {label} the time for which you cover was changed. Open it to see from when and until when.",
)


COVER_ENDED = kind(
    "cover_ended",
    "You do not cover any more: {label}",
    "In {label} your cover for a colleague has ended, or was given to somebody else. What it opened to you is closed.",
)


COVER_GIVEN_UP = kind(
    "cover_given_up",
    "Somebody can no longer cover: {label}",
    "Whoever covered in {label} while a worker is away can no longer do so. Please name somebody else, or ring the "
    f"{settings.PERSON_WORD_PLURAL}.",
    always_mail=True,
)


CONCERN_RAISED = kind(
    "concern_raised",
    "Concern raised: {label}. Please answer now",
    "A concern has been raised in the support {label}. Please open it and take it on.",
    always_mail=True,
    asks=lambda: Concern.objects.unacknowledged(),
)


CONCERN_WITHOUT_LEAD = kind(
    "concern_without_lead",
    "Concern raised in a team without a lead: {label}",
    "A concern about somebody's safety has been raised in {label}, and no lead of the team is there. "
    "Please see at once that somebody with the role of team lead takes it on.",
    always_mail=True,
)


CONCERN_ACKNOWLEDGED = kind(
    "concern_acknowledged",
    "Your concern was taken on: {label}",
    "A lead has taken on the concern you raised in the support {label}.",
    always_mail=True,
)


CONCERN_CLOSED = kind(
    "concern_closed",
    "A concern has an outcome: {label}",
    "The concern you raised in the support {label} has been closed with an outcome.",
)


SESSION_STRUCK = kind(
    "session_struck",
    "A session was struck through: {label}",
    "A session of the support {label} was struck through as logged in error. It does not count any more.",
)


SESSION_UNSTRUCK = kind(
    "session_unstruck",
    "A session counts again: {label}",
    "A session of the support {label} is no longer struck through. It counts again.",
)


REVIEW_STRUCK = kind(
    "review_struck",
    "A review was struck through: {label}",
    "A review of the support {label} was struck through as logged in error. It does not count any more.",
)


REVIEW_UNSTRUCK = kind(
    "review_unstruck",
    "A review counts again: {label}",
    "A review of the support {label} is no longer struck through. It counts again.",
)


INTENSITY_CHANGED = kind(
    "intensity_changed",
    "A support meets more or less often: {label}",
    "It was changed how often you meet in the support {label}. It takes another part of your places now.",
)
