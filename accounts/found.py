"""All the rows that a list asks for, read page by page."""

from functools import cached_property

from accounts.counts import prepared_counts
from accounts.prepared import prepared


class Found:
    """The rows of the queryset that `build` makes, in its order, counted and cut into pages as `Paginator` wants them.

    `key` says what is asked, as `accounts.prepared` wants it; None where the SQL is not to be kept.
    """

    def __init__(self, key, build):
        self.key, self.build = key, build

    @cached_property
    def rows(self):
        """All of them, as a queryset."""
        return self.build()

    def count(self):
        return self.total

    @cached_property
    def total(self):
        return prepared_counts((*self.key, "count"), lambda: [self.rows])[0] if self.key else self.rows.count()

    def __getitem__(self, part):
        """The rows of one page, a list.

        Of several pages the keys are picked first: to join and sort whole rows only to leave most of them out takes
        the longer the longer the list is.
        """
        if part.stop - part.start >= self.total:
            return list(self.read(lambda: self.rows))
        picked = list(self.read(lambda: self.keys(part.start, part.stop), "keys", part.start, part.stop, self.total))
        if part.start > self.total / 2:
            picked.reverse()
        found = {row.pk: row for row in self.read(self.rows_with, "rows", ids=picked)}
        return [found[key] for key in picked if key in found]

    def keys(self, start, end):
        """The keys of a part; those of the second half of the list are read from its end, the last first."""
        keys = self.rows.values_list("pk", flat=True)
        return keys.reverse()[self.total - end : self.total - start] if start > self.total / 2 else keys[start:end]

    def rows_with(self, *keys):
        return self.rows.order_by().filter(pk__in=keys)

    def read(self, build, *what, ids=()):
        return prepared((*self.key, *what), build, ids) if self.key else build(*ids)
