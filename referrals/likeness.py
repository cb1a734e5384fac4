"""Which names may be the same name, and which descriptions the same person."""

from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import product
from typing import NamedTuple

from django.db import connection
from nicknames import NickNamer

from referrals.birth_dates import generations_apart, near
from referrals.models import Person

HEARD = """
    SELECT name, word, word_sounds(word)
    FROM unnest(%s) AS name, unnest(name_words(name)) WITH ORDINALITY AS words (word, place)
    ORDER BY name, place
"""
COMPARED = ("name", "preferred_name", "date_of_birth", "nhs_number", "created_at")
# How much of two words must be the same, from 0 to 1: as they are written, and where they sound alike.
WRITTEN, HEARD_TOO = 0.8, 0.5
# Shorter words are other words where one letter differs: John and Joan.
LONG = 5


class Word(NamedTuple):
    text: str
    sounds: frozenset[str]


Name = Sequence[Word]


def likely_same(person: Person) -> list[tuple[Person, str]]:
    """Known people who may be this one, and what speaks for each; those with the same NHS number come first."""
    others = list(Person.objects.like(person).only(*COMPARED))
    names = names_of([person, *others]) if others else {}
    found = [(other, why_same(person, other, names)) for other in others]
    likely = [(other, why) for other, why in found if why]
    return sorted(likely, key=lambda each: (not each[0].same_number, each[0].created_at))


def why_same(person: Person, other: Person, names: dict[str, Name]) -> str:
    """What speaks for one person; nothing where they are more likely two."""
    if other.same_number:
        return "the same NHS number"
    if person.nhs_number and other.nhs_number:
        return ""
    is_called_alike = any(alike(*pair) for pair in product(gone_by(person, names), gone_by(other, names)))
    if is_called_alike and generations_apart(person.date_of_birth, other.date_of_birth):
        return ""
    shared = [*born_alike(person, other, is_called_alike), *(["a similar name"] if is_called_alike else [])]
    shared += ["the same telephone number"] if other.same_phone else []
    shared += ["the same email address"] if other.same_email else []
    return in_words(shared) if len(shared) > 1 else ""


def born_alike(person: Person, other: Person, is_called_alike: bool) -> Iterable[str]:
    """A date of birth that is only near says nothing without the name."""
    if not person.date_of_birth or not other.date_of_birth:
        return
    if person.date_of_birth == other.date_of_birth:
        yield "the same date of birth"
    elif is_called_alike and other.date_of_birth in near(person.date_of_birth):
        yield "nearly the same date of birth"


def in_words(shared: Sequence[str]) -> str:
    return f"{', '.join(shared[:-1])} and {shared[-1]}"


def names_of(people: Iterable[Person]) -> dict[str, Name]:
    """Each full and preferred name with its words, as they are compared."""
    names: dict[str, list[Word]] = {name: [] for each in people for name in (each.name, each.preferred_name)}
    with connection.cursor() as cursor:
        cursor.execute(HEARD, [list(names)])
        for name, word, sounds in cursor.fetchall():
            names[name].append(Word(word, frozenset(sounds)))
    return dict(names)


def gone_by(person: Person, names: dict[str, Name]) -> list[Name]:
    """The full name, and the same with what they like to be called for the first word."""
    full, preferred = names[person.name], names[person.preferred_name]
    return [full, [*preferred, *full[1:]]] if preferred else [full]


def alike(one: Name, other: Name) -> bool:
    """Whether they may be one name: in any order, with middle names and parts left out, or other spaces."""
    shorter, longer = sorted([one, other], key=len)
    if len(shorter) < len(longer) and written_alike(joined(shorter), joined(longer)):
        return True
    left = list(longer)
    for place, word in enumerate(shorter):
        is_last = word is shorter[-1]
        match = next((each for each in left if words_alike(word, each, is_last and each is longer[-1])), None)
        if match:
            left.remove(match)
        elif place == 0 or is_last:
            return False
    return bool(shorter)


def joined(name: Name) -> str:
    return "".join(word.text for word in name)


def words_alike(one: Word, other: Word, are_last: bool) -> bool:
    """Whether they may be the same word; of family names, which twins share, it is enough that they sound alike."""
    if one.text == other.text or is_initial(one.text, other.text):
        return True
    heard = bool(one.sounds & other.sounds)
    if heard and (are_last or written_alike(one.text, other.text, HEARD_TOO)):
        return True
    return written_alike(one.text, other.text) or are_short_for_one(one.text, other.text)


def is_initial(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]


def written_alike(one: str, other: str, least: float = WRITTEN) -> bool:
    if min(len(one), len(other)) < LONG:
        least = max(least, WRITTEN)
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= least


@cache
def nicknamer() -> NickNamer:
    return NickNamer()


def are_short_for_one(one: str, other: str) -> bool:
    """Whether one is a nickname of the other, or of a name written much like it, or both are of one name."""
    longer_one, longer_other = nicknamer().canonicals_of(one), nicknamer().canonicals_of(other)
    return bool(longer_one & longer_other) or is_among(one, longer_other) or is_among(other, longer_one)


def is_among(word: str, names: Collection[str]) -> bool:
    return any(written_alike(word, name) for name in names)
