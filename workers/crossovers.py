"""Crossovers: what a declaration names, and the one function by which matching learns whether one speaks against it.

The answer is a set of workers and nothing else. Every declaration of every worker who is asked about is decrypted and
compared with everything, whatever was found before, so that the time taken tells no more than how many there are.
"""

import json
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import models

from groundwork.private import Unreadable
from groundwork.searches import code_of
from workers.models import Crossover

# Declarations of one worker that stand at the same time.
MOST = 30


class What(models.TextChoices):
    """What a declaration may name."""

    TEAM = "team", "A team of this service"
    SERVICE = "service", "A service or ward, in words"
    STAFF = "staff", "A member of staff"
    PERSON = "person", "Somebody who is, or may be, supported here"


@dataclass(frozen=True)
class Named:
    """Whom or what a declaration names: the words that the worker sees, and the id where it is known which row."""

    what: str
    words: str
    id: str = ""

    def as_text(self):
        return json.dumps(asdict(self))

    @property
    def label(self):
        return What(self.what).label


@dataclass(frozen=True)
class Concerned:
    """Whom a match concerns: ids of people, teams and staff, the referral's reference, and what they are called."""

    ids: frozenset[UUID]
    reference: str
    people: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


def named_by(crossover):
    """The `Named` of a declaration; None where it cannot be read."""
    try:
        return Named(**json.loads(crossover.read("named")))
    except (Unreadable, ValueError, TypeError):
        return None


def not_available(workers: Collection[UUID], concerned: Concerned) -> frozenset[UUID]:
    """Which of these workers (ids) a crossover speaks against; never which crossover, or why.

    What cannot be read speaks against everybody it could be: a lost key must not bring two people together.
    """
    ids = {*map(str, concerned.ids), code_of(concerned.reference)}
    people, services = ([set(words_of(name)) for name in names] for names in (concerned.people, concerned.services))
    found = [
        (crossover.worker_id, speaks_against(named_by(crossover), ids, people, services))
        for crossover in Crossover.objects.standing().filter(worker__in=workers).only("worker", "named")
    ]
    return frozenset(worker for worker, speaks in found if speaks)


def speaks_against(named, ids: Collection[str], people: Iterable[set[str]], services: Iterable[set[str]]) -> bool:
    """Whether a declaration means any of these; each is looked at, whatever the others gave."""
    if named is None:
        return True
    words = set(words_of(named.words))
    means_one = (named.id in ids) | (code_of(named.words) in ids)
    means_person = is_called(words, people) & (named.what == What.PERSON) & (not named.id)
    means_service = is_called(words, services, least=1) & (named.what == What.SERVICE)
    return bool(means_one | means_person | means_service)


def is_called(words: set[str], names: Iterable[set[str]], least: int = 2) -> bool:
    """Whether one of these names has all the words: a first name alone is too many people's."""
    return bool(sum([(len(words) >= least and words <= name) or words == name for name in names if name]))


def words_of(name: str) -> list[str]:
    """The words of a name, without accents, case and signs."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
    return "".join(each if each.isalnum() else " " for each in plain.replace("'", "").replace("’", "")).split()
