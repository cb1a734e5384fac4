"""What stands under the name on every page about one person: what nobody who meets them may miss."""

from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from groundwork.words import day
from referrals import slots
from referrals.models import Person, Risk
from referrals.readers import OFFERED, WHOLE, Reading, reading_for


@dataclass
class Banner:
    """The banner of one person for one reader."""

    person: Person
    about: list[str] = field(default_factory=list)
    contact: str = ""
    needs: list[str] = field(default_factory=list)
    alerts: list[dict] = field(default_factory=list)


def banner(request: HttpRequest) -> dict:
    """Context processor: `banner` on a page that opened one person's record, as the trail knows it."""
    return {"banner": SimpleLazyObject(lambda: banner_for(request))}


def banner_for(request: HttpRequest) -> Banner | None:
    """The banner of the person whose record this page opened, or None where there is none to be shown."""
    person_id = getattr(request, "person_shown", None)
    if not person_id:
        return None
    reading = reading_for(request, person_id)
    return banner_of(request.user, reading, timezone.localdate()) if reading else None


def banner_of(user, reading: Reading, today: date) -> Banner:
    """The banner as `user`, who reads so about the person, may read it."""
    person = reading.person
    return Banner(
        person=person,
        about=about(person, today),
        contact="" if reading.way == OFFERED or person.is_deceased else contact(person),
        needs=needs(person),
        alerts=alerts(user, reading),
    )


def about(person: Person, today: date) -> list[str]:
    """How to address the person, and how old they are, each in words."""
    age = person.age(person.deceased_on or today)
    called = f"Likes to be called {person.preferred_name}" if person.preferred_name else ""
    return [words for words in (called, person.pronouns, f"{age} years old" if age is not None else "") if words]


def contact(person: Person) -> str:
    """How it is safe to make contact."""
    message = {True: "A message may be left.", False: "Do not leave a message."}.get(person.may_leave_message, "")
    return " ".join(words for words in (person.safe_contact, message) if words)


def needs(person: Person) -> list[str]:
    """Access needs to act on."""
    language = f": {person.language}" if person.language else ""
    interpreter = f"An interpreter is needed{language}." if person.interpreter_needed else ""
    return [words for words in (person.access_needs, interpreter) if words]


def died_in_words(person: Person) -> str:
    return f"Died on {day(person.deceased_on)}. Do not make contact."


def alerts(user, reading: Reading) -> list[dict]:
    """What may put somebody in danger: risks answered yes, and what apps above know. Dicts of `words` and `href`."""
    ids = [each.pk for each in reading.referrals]
    found = [{"words": died_in_words(reading.person), "href": ""}] if reading.person.is_deceased else []
    found += [{"words": label, "href": ""} for label in Risk.objects.labels_answered_yes(ids)]
    if reading.way == WHOLE:
        found += [alert for rule in slots.ALERTS for alert in rule(user, reading.person.pk)]
    return found
