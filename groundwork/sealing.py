"""Closing each day of the trail: a digest of every row, chained, and the day chained to the day before.

All of it is one function of PostgreSQL that runs as its owner: whoever calls it decides nothing, and the application
may not write where it writes. docs/decisions.md says why so, `groundwork.verifying` checks what it wrote.
"""

from django.db import connection, connections

# Rows that were sealed a moment ago have no statistics yet, so PostgreSQL would take them for few and look through all
# of them for each row; without nested loops it makes a hash table.
# A day is sealed an hour after it ended in London. What commits later than that, from a transaction that was open all
# the while, goes into the seal of the next day, and `verify_trail` names it. The tables are those whose trigger
# refuses changes, and that in which history says who it was.
FUNCTION = """
CREATE OR REPLACE FUNCTION public.seal_trail() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' SET extra_float_digits = 1
SET enable_nestloop = off SET jit = off AS $$
DECLARE
    last groundwork_seal;
    sealing date;
    ends timestamptz;
    trail record;
    contents jsonb;
    link bytea;
    row_digest bytea;
    row_count integer;
    days integer := 0;
BEGIN
    LOCK TABLE groundwork_seal IN SHARE ROW EXCLUSIVE MODE;
    LOOP
        last := NULL;
        SELECT * INTO last FROM groundwork_seal ORDER BY day DESC LIMIT 1;
        sealing := coalesce(last.day + 1, (now() AT TIME ZONE 'Europe/London')::date - 1);
        ends := (sealing + 1)::timestamp AT TIME ZONE 'Europe/London';
        EXIT WHEN now() < ends + interval '1 hour';
        contents := '{}';
        FOR trail IN
            SELECT relname, k.attname AS key, moment.attname AS moment,
                (SELECT jsonb_agg(attname ORDER BY attname) FROM pg_attribute
                 WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
            FROM pg_class c
            JOIN pg_index i ON indrelid = c.oid AND indisprimary
            JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = indkey[0],
            LATERAL (
                SELECT attname FROM pg_attribute a
                JOIN unnest('{recorded_at,pgh_created_at,created_at}'::name[]) WITH ORDINALITY o (name, place)
                    ON attname = name
                WHERE attrelid = c.oid AND NOT attisdropped ORDER BY place LIMIT 1
            ) moment
            WHERE relnamespace = 'public'::regnamespace
                AND relname NOT IN ('groundwork_seal', 'groundwork_sealedrow')
                AND (relname = 'pghistory_context' OR EXISTS (
                    SELECT FROM pg_trigger WHERE tgrelid = c.oid AND starts_with(tgname, 'pgtrigger_append_only')))
            ORDER BY relname COLLATE "C"
        LOOP
            EXECUTE format(
                'INSERT INTO groundwork_sealedrow (day, table_name, key, digest)
                 SELECT $1, $2, t.%1$I::text, sha256(convert_to(to_jsonb(t)::text, ''UTF8'')) FROM public.%2$I t
                 WHERE t.%3$I >= $3 AND t.%3$I < $4 AND NOT EXISTS (
                     SELECT FROM groundwork_sealedrow s WHERE table_name = $2 AND day = $5 AND s.key = t.%1$I::text)
                 ORDER BY t.%3$I, t.%1$I', trail.key, trail.relname, trail.moment)
            USING sealing, trail.relname, coalesce(last.day::timestamp AT TIME ZONE 'Europe/London', '-infinity'),
                ends, last.day;
            link := '';
            row_count := 0;
            FOR row_digest IN
                SELECT digest FROM groundwork_sealedrow
                WHERE day = sealing AND table_name = trail.relname ORDER BY id
            LOOP
                link := sha256(link || row_digest);
                row_count := row_count + 1;
            END LOOP;
            IF row_count > 0 THEN
                contents := contents || jsonb_build_object(trail.relname, jsonb_build_object(
                    'rows', row_count, 'columns', trail.columns, 'digest', encode(link, 'hex')));
            END IF;
        END LOOP;
        INSERT INTO groundwork_seal (day, contents, digest) VALUES (
            sealing, contents,
            sha256(coalesce(last.digest, '') || convert_to(sealing || contents::text, 'UTF8')));
        days := days + 1;
    END LOOP;
    RETURN days;
END;
$$;
"""


def install_sealing(using: str = "default", **signal: object) -> None:
    """After migrations, as their owner."""
    with connections[using].cursor() as cursor:
        cursor.execute(FUNCTION)


def seal() -> int:
    """Seal the days that have ended; how many there were. Harmless at any time, by anybody, and at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.seal_trail()")
        return int(cursor.fetchone()[0])
