"""The risks that a referral names, for the pages of those who meet the person."""

from referrals.models import Risk


def risks_of(referral):
    """Label, answer in words and detail of each risk that is answered "yes" or "not known"."""
    return [
        {"label": kind.label, "answer": Risk.Answer(kind.answer).label, "detail": kind.detail}
        for kind in referral.risks_asked
        if kind.answer in Risk.NAMED
    ]
