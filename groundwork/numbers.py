"""Numbers as people write them: spaces, hyphens of all kinds and full-width digits; one cleaner for each kind."""

import re
import unicodedata

from django.conf import settings
from nhs_number import REGION_ENGLAND_WALES_IOM, REGION_NORTHERN_IRELAND, REGION_SCOTLAND, REGION_SYNTHETIC, is_valid
from phonenumber_field.phonenumber import PhoneNumber, to_python

from crispy_nhsuk import typed

NHS_DIGITS = 10
ISSUED = (REGION_ENGLAND_WALES_IOM, REGION_SCOTLAND, REGION_NORTHERN_IRELAND)
# What Ofcom keeps for stories and plays, after the noughts in front: no such telephone rings.
FOR_STORIES = re.compile(
    r"7700900\d{3}|1632960\d{3}|1(13|14|15|16|17|18|21|31|41|51|61)4960\d{3}|1914980\d{3}"
    r"|2079460\d{3}|2896496\d{3}|2920180\d{3}|808157\d{4}|9098790\d{3}|3069990\d{3}"
)
EXTENSION = re.compile(r"(;ext=|ext(ension|n)?\.?|x|#)[ :]*\d+ *$", re.IGNORECASE)


def for_trying_out() -> bool:
    """Whether this copy has no real people in it, so that numbers that are nobody's may stand for theirs."""
    return settings.DEMO or settings.DEBUG


def closed_up(text: str) -> str:
    """Without spaces and hyphens, and with plain digits and letters for full-width ones."""
    plain = unicodedata.normalize("NFKC", typed.line(text))
    return "".join(each for each in plain if not each.isspace() and unicodedata.category(each) != "Pd" and each != "−")


def is_issued(number: str) -> bool:
    """Whether ten digits can be somebody's NHS number: the check digit fits, and the range is given out.

    Ten equal digits fit and are in the ranges, but are nobody's. The range for tests counts only in copies for
    trying out.
    """
    regions = (*ISSUED, REGION_SYNTHETIC) if for_trying_out() else ISSUED
    return len(set(number)) > 1 and is_valid(number) and any(region.contains_number(number) for region in regions)


def telephone(text: str) -> PhoneNumber:
    """The telephone number that is meant, with its extension; perhaps none that rings."""
    return to_python(typed.line(text), region="GB")


def rings(number: PhoneNumber) -> bool:
    """Whether somebody can have this telephone number; those kept for stories only in copies for trying out."""
    if number.is_valid():
        return True
    in_a_story = number.country_code == 44 and FOR_STORIES.fullmatch(str(number.national_number))
    return bool(in_a_story) and for_trying_out()


def has_words(text: str) -> bool:
    """Whether something besides a telephone number and its extension was typed, such as whose it is."""
    return any(each.isalpha() for each in EXTENSION.sub("", text))
