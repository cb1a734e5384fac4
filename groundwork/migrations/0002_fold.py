from django.db import migrations

# `normalize` takes accents apart from their letters, `unaccent` drops them and makes plain what looks alike; that it
# goes by a dictionary, which an owner might alter, is why PostgreSQL takes it for stable only.
FUNCTION = """
CREATE OR REPLACE FUNCTION public.fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(lower(public.unaccent('public.unaccent', normalize($1, NFKD))), '-''', ' ');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("groundwork", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION public.fold(text)"),
    ]
