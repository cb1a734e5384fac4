"""Which dates can be meant, by kind: every date field of a form names its kind, and all else is a slip."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from crispy_nhsuk.asking import Question
from crispy_nhsuk.fields import MemorableDateField
from groundwork.months import months_later


@dataclass(frozen=True)
class Span:
    """From so many years back to so many years ahead; 0 is today."""

    back: int
    ahead: int

    def first(self, today: date) -> date:
        return months_later(today, -12 * self.back)

    def last(self, today: date) -> date:
        return months_later(today, 12 * self.ahead)


class Births(Span):
    """Nobody is referred on the day they are born."""

    def last(self, today: date) -> date:
        return today - timedelta(days=1)


BIRTH = Births(back=120, ahead=0)
# What happened in the service: sessions, reviews, supervisions, endings.
HELD = Span(back=10, ahead=0)
AGREED = Span(back=2, ahead=0)
DISCHARGED = Span(back=2, ahead=1)
BOOKED = Span(back=0, ahead=1)
# What may be written down before or afterwards.
IN_DIARY = Span(back=10, ahead=1)
# Reviews and ends to come.
PLANNED = Span(back=0, ahead=2)
# By when something is to be done.
DUE = Span(back=1, ahead=2)
# The days of somebody's work: first, last, in training.
WORKED = Span(back=60, ahead=1)
# When somebody is away from work, written down as it happens or ahead.
ABSENT = Span(back=1, ahead=2)
LEARNT = Span(back=60, ahead=0)
# Until when a contract or a certificate holds.
HOLDS = Span(back=60, ahead=10)
# Criminal records have been checked since 2002.
CHECKED = Span(back=30, ahead=0)
TO_CHECK = Span(back=30, ahead=5)


class BirthDateField(MemorableDateField):
    """A date of birth; somebody younger than the service is for is asked about, not refused."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(span=BIRTH, **kwargs)

    def question(self, value: date | None) -> Question | None:
        age = age_on(value, timezone.localdate()) if value else settings.LEAST_AGE
        if age >= settings.LEAST_AGE:
            return None
        return Question(
            f"Are they {age}? The service is for people aged {settings.LEAST_AGE} and over. "
            "Change the date, or tick the box if it is right",
            f"Yes, they are {age}",
        )


def age_on(born: date, today: date) -> int:
    """Full years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
