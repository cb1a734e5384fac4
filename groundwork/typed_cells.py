"""What people mean by a cell: text without what nobody sees, and dates as spreadsheets and people in Britain write."""

import re
from datetime import date, timedelta

from crispy_nhsuk import typed

# Excel counts days from here, as it takes 1900 for a leap year; a serial of these is a day from 1950 to 2100.
FIRST_DAY, SERIALS = date(1899, 12, 30), range(18_264, 73_051)
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
BRITISH = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: 00:00(?::00)?)?")
WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]{3,9})\.?,?[ \-](\d{4}|\d{2})", re.IGNORECASE)
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def cell_text(cell: str) -> str:
    """The text of a cell in one line; the quote before a formula that our own downloads write is none of it."""
    text = typed.line(cell)
    return text[1:] if re.match(r"'[=+\-@]", text) else text


def date_of(text: str) -> date | None:
    """The day that a cell means, day before month; None where it means none. A year 26 is 2026."""
    if text.isascii() and text.isdigit():
        return FIRST_DAY + timedelta(int(text)) if len(text) == 5 and int(text) in SERIALS else None
    try:
        return date(*numbers_of(text))
    except ValueError:
        return None


def numbers_of(text: str) -> tuple[int, int, int]:
    """Year, month and day; ValueError where the text has the shape of no date."""
    if found := ISO.fullmatch(text):
        year, month, day = found.groups()
        return int(year), int(month), int(day)
    if found := BRITISH.fullmatch(text):
        day, month, year = found.groups()
        return full_year(year), int(month), int(day)
    if found := WORDS.fullmatch(text):
        return full_year(found[3]), month_of(found[2].lower()), int(found[1])
    raise ValueError("No date")


def full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def month_of(word: str) -> int:
    """The number of a month that is written out or shortened."""
    fitting = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(word)]
    if len(fitting) != 1:
        raise ValueError("No month")
    return fitting[0]
