"""The messages of supports and concerns; their words name nobody."""

from notices.kinds import kind

SUPPORT_ENDED = kind(
    "support_ended",
    "Support ended: {reference}",
    "The peer support for referral {reference} has ended.",
)


CONCERN_RAISED = kind(
    "concern_raised",
    "Concern raised: {reference}. Please answer now",
    "A concern has been raised in the support {reference}. Please open it and take it on.",
    always_mail=True,
)


CONCERN_ACKNOWLEDGED = kind(
    "concern_acknowledged",
    "Your concern was taken on: {reference}",
    "A lead has taken on the concern you raised in the support {reference}.",
    always_mail=True,
)


CONCERN_CLOSED = kind(
    "concern_closed",
    "A concern has an outcome: {reference}",
    "The concern you raised in the support {reference} has been closed with an outcome.",
)
