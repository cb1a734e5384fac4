"""All the rows that a list asks for, read page by page."""

from functools import cached_property

from groundwork.counts import prepared_counts
from groundwork.prepared import prepared

# Nobody reads on for forty pages, and to count the rest takes longer than to read a page.
MOST = 1_000


class Found:
    """The first rows of the queryset that `build(*ids)` makes, in its order, counted and in pages for `Paginator`.

    Pages are read from either end, so no two rows may have the same place in that order: let it end in the key.
    `key`, `build` and `ids` are those of `groundwork.prepared`; a key of None says that the SQL is not to be kept.
    `is_cut` says that there are more than MOST, and that the others are left out.
    """

    def __init__(self, key, build, ids=()):
        self.key, self.build, self.ids = key, build, ids

    def count(self):
        return min(self.counted, MOST)

    @property
    def is_cut(self):
        return self.counted > MOST

    @cached_property
    def counted(self):
        """How many there are, but no more than one above MOST."""
        if not self.key:
            return len(self.asked_for)
        [counted] = prepared_counts((*self.key, "count"), lambda *ids: [self.build(*ids)], self.ids, most=MOST + 1)
        return counted

    def __getitem__(self, part):
        """The rows of one page, a list.

        Of several pages the keys are picked first: to join and sort whole rows only to leave most of them out takes
        the longer the longer the list is.
        """
        if self.key and part.stop - part.start >= self.counted:
            return list(self.read(self.build))
        picked = self.picked(part.start, part.stop)
        found = {row.pk: row for row in self.read(self.rows_with, "rows", ids=picked)}
        return [found[key] for key in picked if key in found]

    def picked(self, start, end):
        """The keys of a part. Those of the second half are read from the end of the list, where that is known."""
        if not self.key:
            return self.asked_for[start:end]
        if self.is_cut or start <= self.counted / 2:
            return list(self.read(lambda *ids: self.keys(*ids)[start:end], "keys", start, end))
        start, end = self.counted - end, self.counted - start
        return list(self.read(lambda *ids: self.keys(*ids).reverse()[start:end], "last keys", start, end))[::-1]

    @cached_property
    def asked_for(self):
        """The keys of all that are counted: what is searched for is compared with every name, so once."""
        return list(self.keys(*self.ids)[: MOST + 1])

    def keys(self, *ids):
        return self.build(*ids).values_list("pk", flat=True)

    def rows_with(self, *ids):
        """The rows with these keys, which stand after the ids of the list itself."""
        own = len(self.ids)
        return self.build(*ids[:own]).order_by().filter(pk__in=ids[own:])

    def read(self, build, *what, ids=()):
        ids = (*self.ids, *ids)
        return prepared((*self.key, *what), build, ids) if self.key else build(*ids)
