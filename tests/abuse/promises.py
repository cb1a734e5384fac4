"""What holds whatever is sent."""

import time
from functools import cache

from django import forms
from django.db import connection
from psycopg2.sql import SQL, Identifier

from crispy_nhsuk.widgets import RecentDateWidget
from tests.consistency.filling import has_boxes

# Processor time: generous, for the machine may be slow; a hundred kilobytes take a tenth of this.
SECONDS = 3
# What is written whether or not the deed is done: who looked, who is signed in, how often somebody tried.
WRITTEN_ALWAYS = {
    *("groundwork_accessevent", "django_session", "django_cache"),
    *("usersessions_usersession", "accounts_attempts"),
}
DJANGO_SAYS = [
    "This field is required",
    "Enter a valid",
    "Select a valid choice",
    "Enter a whole number",
    "Enter a number",
    "Enter a list of values",
    "Ensure this value",
    "Ensure that there are",
    "is not one of the available choices",
    "is not a valid value",
    "is not a valid UUID",
    "This field cannot be",
]
SUM = SQL("(SELECT coalesce(sum(hashtext(t::text)), 0) FROM {} t)")


@cache
def tables():
    """The names of all tables but those that everything writes to; no test changes which there are."""
    with connection.cursor() as cursor:
        return sorted(set(connection.introspection.table_names(cursor)) - WRITTEN_ALWAYS)


def state():
    """A sum for each table that changes when any row of it does."""
    with connection.cursor() as cursor:
        sums = [SUM.format(Identifier(table)) for table in tables()]
        cursor.execute(SQL("SELECT {}").format(SQL(", ").join(sums)))
        return dict(zip(tables(), cursor.fetchone(), strict=True))


def changed(before):
    """The tables of which any row is not as it was."""
    after = state()
    return {table for table in before if before[table] != after[table]}


class Stopwatch:
    """`with Stopwatch():` fails where what is inside takes longer than anybody waits."""

    def __enter__(self):
        self.since = time.process_time()

    def __exit__(self, *_):
        assert time.process_time() - self.since < SECONDS


def says_what_is_wrong(page, form):
    """Each message stands in the summary, and next to its field."""
    assert form.errors
    for name, messages in form.errors.items():
        twice = name in form.fields and not form[name].is_hidden
        for message in messages:
            assert page.count(message) >= (2 if twice else 1), f"{name}: {message}"


def speaks_our_words(page):
    """Nothing on the page is a message of Django's own."""
    found = [words for words in DJANGO_SAYS if words in page]
    assert not found, found


def shows_what_was_typed(page, form):
    for name, typed in typed_into(form):
        assert typed in page, name


def typed_into(form):
    """(name, text) of every box of text that was filled in, without what HTML cannot hold."""
    for name, field in form.fields.items():
        key, widget = form.add_prefix(name), field.widget
        if has_boxes(field):
            keys = [f"{key}-{part}" for part in ("day", "month", "year")]
            keys = keys if form.data.get(key, RecentDateWidget.OTHER) == RecentDateWidget.OTHER else []
        elif isinstance(widget, forms.PasswordInput) or not isinstance(widget, forms.TextInput | forms.Textarea):
            keys = []
        else:
            keys = [key]
        yield from ((each, text) for each in keys if (text := (form.data.get(each) or "").strip()))
