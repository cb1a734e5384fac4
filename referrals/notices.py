"""The messages of referrals and supports; their words name nobody."""

from notices.kinds import kind

# Referrals

REFERRAL_SUBMITTED = kind(
    "referral_submitted",
    "A new referral: {reference}",
    "Referral {reference} has been sent to your team. Read it and decide what happens next.",
)
INFORMATION_REQUESTED = kind(
    "information_requested",
    "A question about referral {reference}",
    "The peer support team asks for more information about referral {reference}. It waits for your answer.",
)
INFORMATION_ANSWERED = kind(
    "information_answered",
    "An answer about referral {reference}",
    "Your question about referral {reference} has been answered.",
)
REFERRAL_ACCEPTED = kind(
    "referral_accepted",
    "Referral {reference} is accepted",
    "Referral {reference} is on the waiting list. You will hear when there is a worker.",
)
REFERRAL_DECLINED = kind(
    "referral_declined",
    "Referral {reference} is declined",
    "Referral {reference} is declined. Open it to read why, and what else is available.",
)
REFERRAL_WITHDRAWN = kind(
    "referral_withdrawn",
    "Referral {reference} is withdrawn",
    "Referral {reference} has been withdrawn. Nothing more needs doing.",
)
REFERRAL_MATCHED = kind(
    "referral_matched",
    "There is a worker for referral {reference}",
    "A peer support worker has been found for referral {reference}.",
)

# Matching and support

OFFER_MADE = kind(
    "offer_made",
    "A new match for you: {reference}",
    "Referral {reference} has been offered to you. Please read it and accept it or hand it back.",
)
OFFER_WITHDRAWN = kind(
    "offer_withdrawn",
    "Offer withdrawn: {reference}",
    "The offer of referral {reference} to you was withdrawn. There is nothing for you to do.",
)
OFFER_ACCEPTED = kind(
    "offer_accepted",
    "Match accepted: {reference}",
    "The worker accepted referral {reference}. The support is ready to begin.",
)
OFFER_HANDED_BACK = kind(
    "offer_handed_back",
    "Match handed back: {reference}",
    "Referral {reference} was handed back and is waiting for a worker again.",
)
