"""Names as they are compared: `fold`, a function of the database.

`fold` leaves accents, case and apostrophes aside and makes hyphens spaces: Zoë is "zoe", O’Neill-Smith "oneill smith".
Other scripts keep their letters. PostgreSQL takes it for immutable, so that it may stand in indexes and in columns
that are generated; what such an index or column holds is made anew when PostgreSQL's own rules for accents change.
"""

from django.db import models

# `normalize` takes accents apart from their letters, `unaccent` drops them and makes plain what looks alike; that it
# goes by a dictionary, which an owner might alter, is why PostgreSQL takes it for stable only.
FUNCTION = """
CREATE OR REPLACE FUNCTION public.fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(lower(public.unaccent('public.unaccent', normalize($1, NFKD))), '-''', ' ');
"""


class Fold(models.Func):
    """What the database's `fold` makes of a text."""

    function = "public.fold"
    arity = 1
    output_field = models.TextField()
