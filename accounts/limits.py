"""The numbers that the service's rules go by, each with the day from which it holds.

An app names its own in its `limits` module; administrators change them without a release.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import DecimalField, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import LimitVersion

_limits: dict[str, "Limit"] = {}


@dataclass(frozen=True)
class Limit:
    """A number of the service: what it is for, its unit, and what it is before anybody set it.

    `begins` holds until the first version begins; `least` and `most` are what may be set. `halves` lets it be a
    half. `touches` says on its page what a change does, and what stays as it is.
    """

    code: str
    title: str
    touches: str
    unit: str
    begins: Decimal
    least: int
    most: int
    halves: bool = False

    def on(self, day: date) -> Decimal:
        """The number that holds on a day. One query."""
        return self.versions.in_force(day).values_list("value", flat=True).first() or self.begins

    def whole_on(self, day: date) -> int:
        """The same for a limit without halves."""
        return int(self.on(day))

    def within(self, day: date) -> Coalesce:
        """The number that holds on a day, as part of a query."""
        held = self.versions.in_force(day).values("value")[:1]
        return Coalesce(Subquery(held), self.begins, output_field=DecimalField())

    @property
    def versions(self) -> "QuerySet[LimitVersion]":
        """Every version there is of it, those taken back too."""
        return LimitVersion.objects.filter(code=self.code)

    def in_words(self, value: Decimal) -> str:
        """A value with its unit: 12 weeks, 37.5 hours."""
        return f"{value.normalize():f} {self.unit}"


def declare(code: str, title: str, *, begins: str | int, **facts) -> Limit:
    """Name a limit of the service when its app is loaded."""
    _limits[code] = limit = Limit(code, title, begins=Decimal(begins), **facts)
    return limit


def limits() -> dict[str, Limit]:
    """Every limit there is, by its code, in the order of their titles."""
    return dict(sorted(_limits.items(), key=lambda item: item[1].title))
