"""The sections of a referral: what is asked, and what each answer must be."""

from referrals.forms.sections.agreement import AgreementForm
from referrals.forms.sections.person import AboutForm, ContactForm
from referrals.forms.sections.safety import RiskForm
from referrals.forms.sections.wishes import ChoicesForm, HopesForm
from referrals.models import Referral

SECTION_FORMS = {
    Referral.Section.ABOUT: AboutForm,
    Referral.Section.CONTACT: ContactForm,
    Referral.Section.HOPES: HopesForm,
    Referral.Section.CHOICES: ChoicesForm,
    Referral.Section.RISK: RiskForm,
    Referral.Section.AGREEMENT: AgreementForm,
}


def owner_of(referral, section):
    """The record that a section describes: the person or the referral."""
    return referral.person if section in Referral.PERSON_SECTIONS else referral


def section_form(referral, section, data=None, **kwargs):
    """The form of one section of a referral."""
    return SECTION_FORMS[section](data, instance=owner_of(referral, section), **kwargs)
