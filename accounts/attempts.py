"""How often something may be tried, counted in a table of its own.

Nothing that somebody sends takes a live count away: only time does, and housekeeping afterwards. Each call is a
statement or two and keeps no lock where no transaction is open, so that nobody waits while a password is hashed.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import Attempts


@dataclass(frozen=True)
class Limit:
    """So many tries, until there was none for a while; where it is `fixed`, for a while from the first."""

    what: str
    amount: int
    within: timedelta
    fixed: bool = False

    def until(self, now):
        """When a try at `now` counts no longer."""
        end = now + self.within
        return Case(When(until__gt=now, then=F("until")), default=end) if self.fixed else end


def count(limit, *whom):
    """Count one try; False where there were as many as may be, and then nothing is counted."""
    now = timezone.now()
    row = Attempts(mark=mark(limit, *whom), count=0, until=now)
    Attempts.objects.bulk_create([row], ignore_conflicts=True)
    open_to_more = Attempts.objects.filter(Q(until__lte=now) | Q(count__lt=limit.amount), pk=row.pk)
    another = Case(When(until__gt=now, then=F("count") + 1), default=1)
    return bool(open_to_more.update(count=another, until=limit.until(now)))


def uncount(limit, *whom):
    """Take one try back: it did no harm."""
    Attempts.objects.filter(pk=mark(limit, *whom), count__gt=0).update(count=F("count") - 1)


def counted(limit, *whom):
    """How many tries count now."""
    live = Attempts.objects.filter(pk=mark(limit, *whom), until__gt=timezone.now())
    return live.values_list("count", flat=True).first() or 0


def forget(limit, *whom):
    """Begin anew."""
    Attempts.objects.filter(pk=mark(limit, *whom)).delete()


def mark(limit, *whom):
    """The same for the same limit and whom; neither can be read from it."""
    words = repr([limit.what, *map(str, whom)])
    return salted_hmac("accounts.attempts", words, algorithm="sha256").hexdigest()
