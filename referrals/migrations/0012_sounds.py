"""How names sound, in codes that PostgreSQL 15 has as well; a database with the earlier codes gets its index anew."""

from django.db import migrations

# Two codes at most, as some words are said in two ways. It knows plain letters only: a word in another script has no
# code, and stands for itself.
WORD = """
CREATE FUNCTION word_sounds(word text) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql RETURN
    CASE
        WHEN octet_length(word) > char_length(word) OR public.dmetaphone(word) = '' THEN ARRAY[word]
        ELSE ARRAY[public.dmetaphone(word), public.dmetaphone_alt(word)]
    END
"""
# A letter alone sounds like too many others.
NAME = """
CREATE OR REPLACE FUNCTION name_sounds(name text, preferred text) RETURNS text[]
IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql RETURN
    ARRAY(
        SELECT DISTINCT sound
        FROM unnest(public.name_words(name || ' ' || preferred)) AS word, unnest(public.word_sounds(word)) AS sound
        WHERE octet_length(word) > 1
    )
"""
INDEX = "CREATE INDEX person_sounds ON referrals_person USING gin (name_sounds(name, preferred_name))"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0011_deceased")]

    operations = [
        migrations.RunSQL("DROP INDEX IF EXISTS person_sounds", ""),
        migrations.RunSQL(WORD, "DROP FUNCTION word_sounds"),
        migrations.RunSQL(NAME, "DROP FUNCTION name_sounds"),
        migrations.RunSQL(INDEX, "DROP INDEX person_sounds"),
    ]
