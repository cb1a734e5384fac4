"""Drafts for tests, filled as a coordinator would fill them."""

from datetime import date

from referrals.actions.refer import refer, save_section
from referrals.models import Person, Referral, Risk
from referrals.starting_lists import RISK_KINDS
from tests.factories import days_ago

RISKS = [kind["code"] for kind in RISK_KINDS]
ANSWERS = {
    "about": {"name": "Zoë O'Hara", "date_of_birth": date(1991, 2, 3), "nhs_number": "9434765919"},
    "contact": {
        "contact_by": Person.ContactBy.PHONE,
        "phone": "020 7946 0018",
        "safe_contact": "Mornings; never leave a message.",
        "may_leave_message": False,
    },
    "hopes": {"hopes": "I want to swim again.", "strengths": "Patient and funny"},
    "choices": {"worker_gender": Referral.GenderChoice.WOMAN},
    "risk": {"discharge": Referral.Discharge.NO, "risks": {risk: {"answer": Risk.Answer.NO} for risk in RISKS}},
    "agreement": {"agreed": True, "agreed_how": Referral.AgreedHow.IN_PERSON},
}


def start_draft(cast, by=None):
    """An empty draft of the coordinator."""
    return refer(by=by or cast.coordinator, referring_team=cast.north_referring, team=cast.north)


def finished_draft(cast, **changed):
    """A draft with every section finished; `changed` overrides single answers."""
    referral = start_draft(cast)
    for section, answers in ANSWERS.items():
        if section == "agreement":
            answers = answers | {"agreed_on": days_ago(1)}
        mine = {name: changed.get(name, value) for name, value in answers.items()}
        save_section(referral=referral, by=cast.coordinator, section=section, answers=mine, complete=True)
    referral.refresh_from_db()
    referral.person.refresh_from_db()
    return referral
