"""A coordinator's way from the start of a referral to its sending, and the lead's first answer."""

from django.urls import reverse

from bench.answers import ANSWERS
from referrals.models import Referral


def start(visitors):
    """Starting a draft."""
    return visitors["coordinator"].form(reverse("referrals:refer"))


def section_about(visitors):
    """The first section of a new draft."""
    return section(visitors, draft(visitors), Referral.Section.ABOUT)


def send(visitors):
    """Sending a draft whose sections are all finished."""
    path = reverse("referrals:submit", args=[finished_draft(visitors)])
    return visitors["coordinator"].form(path)


def accept(visitors):
    """The lead takes a referral that was sent just before."""
    return visitors["lead"].form(reverse("referrals:accept", args=[sent(visitors)]))


def draft(visitors):
    """The id of a new draft."""
    return referral_in(visitors["coordinator"].ask(start(visitors)).location)


def finished_draft(visitors):
    """The id of a new draft in which nothing is missing."""
    pk = draft(visitors)
    for each in Referral.Section:
        visitors["coordinator"].ask(section(visitors, pk, each))
    return pk


def sent(visitors):
    """The id of a new referral that the lead has to triage."""
    return referral_in(visitors["coordinator"].ask(send(visitors)).location)


def waiting(visitors):
    """The id of a new referral that waits for a worker."""
    return referral_in(visitors["lead"].ask(accept(visitors)).location)


def section(visitors, pk, which):
    path = reverse("referrals:referral_section", args=[pk, which.value])
    return visitors["coordinator"].form(path, **ANSWERS[which]())


def referral_in(path):
    """The id in an address like /referrals/<id>/tasks/."""
    return path.split("/")[2]
