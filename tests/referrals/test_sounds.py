"""How names sound, in codes that the oldest PostgreSQL we promise has as well."""

from importlib import import_module

import pytest
from django.db import connection

from tests.database import as_owner
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
# As the release before left it; what its function said needed PostgreSQL 16.
EARLIER = """
    DROP INDEX person_sounds;
    CREATE OR REPLACE FUNCTION name_sounds(name text, preferred text) RETURNS text[]
    IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql RETURN ARRAY['390000'];
    DROP FUNCTION word_sounds;
    CREATE INDEX person_sounds ON referrals_person USING gin (name_sounds(name, preferred_name));
    DELETE FROM django_migrations WHERE app = 'referrals' AND name = '0012_sounds';
"""


def asked(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("catherine", "kathryn"),
        ("smith", "schmidt"),
        ("steven", "stephen"),
        ("mohammed", "muhammad"),
        ("xavier", "savier"),
    ],
)
def test_words_said_alike_share_a_sound(one, other):
    [[ones, others]] = asked("SELECT word_sounds(%s), word_sounds(%s)", one, other)
    assert set(ones) & set(others)


@pytest.mark.parametrize("word", ["محمد", "παππα", "дмитрий", "王", "12", "þóra"])
def test_a_word_without_a_code_stands_for_itself(word):
    assert asked("SELECT word_sounds(%s)", word) == [([word],)]


def test_accents_are_left_out_before_a_word_is_heard():
    [[zoe, plain]] = asked("SELECT name_sounds('Zoë Łukasz', ''), name_sounds('Zoe Lukasz', '')")
    assert sorted(zoe) == sorted(plain)


def test_a_database_of_the_release_before_hears_people_anew():
    person = PersonFactory(name="Catherine O'Neill")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(EARLIER)
        for operation in import_module("referrals.migrations.0012_sounds").Migration.operations:
            cursor.execute(operation.sql)
        cursor.execute("SET LOCAL enable_seqscan = off")
    found = "SELECT id FROM referrals_person WHERE name_sounds(name, preferred_name) && name_sounds('Kathryn', '')"
    assert asked(found) == [(person.pk,)]
    assert asked(found.replace("Kathryn", "Dawn")) == []
    assert any("person_sounds" in line for [line] in asked(f"EXPLAIN {found}"))
