"""References and NHS numbers: how a reference looks, and what is found by either, however it is typed."""

import re
import secrets

from django.db.models import Q

from groundwork.permissions import NOTHING
from groundwork.searches import code_of
from referrals.models.visibility import received

REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
# Three letters and digits are enough to look for a reference.
OF_REFERENCE = re.compile(f"[{REFERENCE_ALPHABET}]{{3,8}}")
NHS_NUMBER = re.compile("[0-9]{10}")


def new_reference():
    """A reference to read out over the telephone, such as PS-7K3F-29; no look-alike characters."""
    letters = "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(6))
    return f"PS-{letters[:4]}-{letters[4:]}"


def referenced(text, path=""):
    """What has `text` in its reference, with or without hyphens and spaces: a condition."""
    code = code_of(text)
    return Q(**{f"{path}reference__regex": "-?".join(code)}) if OF_REFERENCE.fullmatch(code) else NOTHING


def numbered(text):
    """Whose person has the NHS number `text`, with or without spaces: a condition."""
    number = code_of(text)
    return Q(person__nhs_number=number) if NHS_NUMBER.fullmatch(number) else NOTHING


def numbered_for(user, text):
    """The same for referrals. Referrers find by what they said: what others said is not for them."""
    known = numbered(text)
    if known is NOTHING:
        return NOTHING
    return Q(person_as_sent__nhs_number=code_of(text)) | received(user) & known
