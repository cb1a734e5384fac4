"""The messages of referrals and supports; their words name nobody."""

from notices.kinds import kind
from referrals.models import InformationRequest, Offer, Referral

# Referrals

REFERRAL_SUBMITTED = kind(
    "referral_submitted",
    "A new referral: {label}",
    "Referral {label} has been sent to your team. Read it and decide what happens next.",
    asks=Referral.objects.to_triage,
)
REFERRAL_WITHOUT_LEAD = kind(
    "referral_without_lead",
    "A referral waits in a team without a lead: {label}",
    "A referral has been sent to {label}, and no lead of the team is there. "
    "Please see that somebody with the role of team lead decides about it.",
)
INFORMATION_REQUESTED = kind(
    "information_requested",
    "A question about referral {label}",
    "The peer support team asks for more information about referral {label}. It waits for your answer.",
    asks=InformationRequest.objects.awaited,
)
INFORMATION_ANSWERED = kind(
    "information_answered",
    "An answer about referral {label}",
    "Your question about referral {label} has been answered.",
    asks=lambda: InformationRequest.objects.filter(referral__in=Referral.objects.to_triage()),
)
REFERRAL_ACCEPTED = kind(
    "referral_accepted",
    "Referral {label} is accepted",
    "Referral {label} is on the waiting list. You will hear when there is a worker.",
)
REFERRAL_DECLINED = kind(
    "referral_declined",
    "Referral {label} is declined",
    "Referral {label} is declined. Open it to read why, and what else is available.",
)
REFERRAL_WITHDRAWN = kind(
    "referral_withdrawn",
    "Referral {label} is withdrawn",
    "Referral {label} has been withdrawn. Nothing more needs doing.",
)
REFERRAL_MATCHED = kind(
    "referral_matched",
    "There is a worker for referral {label}",
    "A peer support worker has been found for referral {label}.",
)

PERSON_DIED = kind(
    "person_died",
    "Somebody has died: {label}",
    "It was recorded that the person of referral {label} has died. Nothing more is to be sent to them. "
    "Leads confirm what ends.",
)
DEATH_UNDONE = kind(
    "death_undone",
    "Recorded by mistake: {label}",
    "It was recorded by mistake that the person of referral {label} had died. Please look at what was ended.",
)
PERSON_CORRECTED = kind(
    "person_corrected",
    "Details were corrected: {label}",
    "Something that is known of the person of referral {label} was corrected. Open the page to see what, and why.",
)

# Two records of one person

NHS_NUMBER_CONFLICT = kind(
    "nhs_number_conflict",
    "An NHS number in conflict: {label}",
    "The NHS number of referral {label} stands in another record too, with another name or date of birth. One of "
    "the numbers may be wrong. Nothing was changed. Please read the referral and check.",
)

PEOPLE_JOINED = kind(
    "people_joined",
    "Two records were joined: {label}",
    "The record of referral {label} was joined with another: a lead says that both are one. Please read it again.",
)
PEOPLE_TAKEN_APART = kind(
    "people_taken_apart",
    "Records were taken apart: {label}",
    "The record of referral {label} had been joined with another. They were taken apart again. Please read it again.",
)

# Matching and support

OFFER_MADE = kind(
    "offer_made",
    "A new match for you: {label}",
    "Referral {label} has been offered to you. Please read it and accept it or hand it back.",
    asks=Offer.objects.open,
)
OFFER_WITHDRAWN = kind(
    "offer_withdrawn",
    "Offer withdrawn: {label}",
    "The offer of referral {label} to you was withdrawn. There is nothing for you to do.",
)
OFFER_ACCEPTED = kind(
    "offer_accepted",
    "Match accepted: {label}",
    "The worker accepted referral {label}. The support is ready to begin.",
)
OFFER_HANDED_BACK = kind(
    "offer_handed_back",
    "Match handed back: {label}",
    "Referral {label} was handed back and is waiting for a worker again.",
    asks=lambda: Offer.objects.filter(referral__in=Referral.objects.unallocated()),
)
