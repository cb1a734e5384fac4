"""What is written into the sections of a referral; the person is another each time."""

import random
from datetime import date, timedelta
from string import ascii_lowercase

from django.utils import timezone

from crispy_nhsuk.widgets import PARTS
from referrals.models import Person, Referral, Risk
from referrals.starting_lists import RISK_KINDS

Section = Referral.Section
# Among very many people somebody may look alike.
# Drawn by the system, so that no two processes make up the same person.
chance = random.SystemRandom()


def boxes(name, day):
    """A date as it is posted from its three boxes."""
    return {f"{name}-{part}": str(getattr(day, part)) for part in PARTS}


def about():
    names = ["".join(chance.choices(ascii_lowercase, k=8)).title() for _ in range(2)]
    born = date(1940, 1, 1) + timedelta(days=chance.randrange(60 * 365))
    return {
        "name": " ".join(names),
        "nhs_number_known": "no",
        "nhs_number_missing": Person.NhsNumberMissing.NOT_KNOWN.value,
        **boxes("date_of_birth", born),
    }


def contact():
    return {
        "contact_by": Person.ContactBy.PHONE.value,
        "phone": "020 7946 0018",
        "safe_contact": "Mornings; never leave a message.",
        "may_leave_message": "no",
    }


def hopes():
    return {"hopes": "I want to swim again.", "strengths": "Patient and funny"}


def choices():
    return {"worker_gender": Referral.GenderChoice.WOMAN.value}


def risk():
    return {
        **{kind["code"]: Risk.Answer.NO.value for kind in RISK_KINDS},
        "priority": Referral.Priority.ROUTINE.value,
        "discharge": Referral.Discharge.NO.value,
    }


def agreement():
    return {
        "agreed": "yes",
        "agreed_how": Referral.AgreedHow.IN_PERSON.value,
        **boxes("agreed_on", timezone.localdate()),
    }


ANSWERS = {
    Section.ABOUT: about,
    Section.CONTACT: contact,
    Section.HOPES: hopes,
    Section.CHOICES: choices,
    Section.RISK: risk,
    Section.AGREEMENT: agreement,
}
