"""What finds people who may be the same: words of a name as they are compared, and how these sound."""

import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.functions
from django.db import migrations, models

# Accents, case and apostrophes aside; parts of a name with a hyphen are words of their own. Translated letter by letter,
# as regular expressions take ten times as long: what has no counterpart in the second list is left out.
WORDS = """
CREATE FUNCTION name_words(name text) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql RETURN
    array_remove(
        string_to_array(
            translate(
                lower(public.unaccent('public.unaccent', normalize(name, NFKC))),
                E'.,;:()/"“”_‐‑‒–—−-\\t\\n\\r''’‘ʼʻ`´′',
                '                     '),
            ' '),
        '')
"""


class Migration(migrations.Migration):

    dependencies = [('referrals', '0003_typed')]

    operations = [
        django.contrib.postgres.operations.CreateExtension('fuzzystrmatch'),
        migrations.RunSQL(WORDS, 'DROP FUNCTION name_words'),
        # Made by 0012_sounds: what it made here before needed PostgreSQL 16.
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.AddIndex(
                model_name='person',
                index=django.contrib.postgres.indexes.GinIndex(models.Func('name', 'preferred_name', function='name_sounds'), name='person_sounds'),
            ),
        ]),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['phone'], name='person_phone'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(django.db.models.functions.Lower('email'), name='person_email'),
        ),
    ]
