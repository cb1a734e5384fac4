-- Chance that depends only on a row's number and the question asked of it, and days on which people work.

CREATE FUNCTION chance(n bigint, question int) RETURNS double precision IMMUTABLE LANGUAGE sql AS
    $$ SELECT (hashint8extended($1, $2) & 16777215) / 16777216.0::double precision $$;

CREATE FUNCTION whole(n bigint, question int, least_one int, most int) RETURNS int IMMUTABLE LANGUAGE sql AS
    $$ SELECT $3 + floor(chance($1, $2) * ($4 - $3 + 1))::int $$;

CREATE FUNCTION pick(list anyarray, n bigint, question int) RETURNS anyelement IMMUTABLE LANGUAGE sql AS
    $$ SELECT $1[1 + floor(chance($2, $3) * cardinality($1))::int] $$;

CREATE FUNCTION id_of(kind text, n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS
    $$ SELECT md5($1 || ' ' || $2)::uuid $$;

-- The Friday before, where the day is in a weekend.
CREATE FUNCTION workday(day date) RETURNS date IMMUTABLE LANGUAGE sql AS
    $$ SELECT $1 - greatest(0, extract(isodow FROM $1)::int - 5) $$;

-- A moment of the day's working hours, never later than now.
CREATE FUNCTION moment(day date, n bigint, question int) RETURNS timestamptz STABLE LANGUAGE sql AS
    $$ SELECT least(($1 + time '09:00' + chance($2, $3) * interval '8 hours')::timestamptz, this_moment()) $$;

-- The ten digits with the modulus 11 check digit; empty where these nine have none.
CREATE FUNCTION nhs_number(nine bigint) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT CASE WHEN rest = 1 THEN '' ELSE $1 || ((11 - rest) % 11)::text END
    FROM (SELECT sum(substr($1::text, place, 1)::int * (11 - place)) % 11 AS rest FROM generate_series(1, 9) place) sums
$$;

-- A reference such as PS-7K3F-29: the number written with the letters of references, after a turn through them all.
CREATE FUNCTION reference(n bigint) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT 'PS-' || left(letters, 4) || '-' || right(letters, 2)
    FROM (
        SELECT string_agg(substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (turned / power(30, place)::bigint % 30)::int, 1), '') AS letters
        FROM (SELECT $1 * 104729 % 729000000 AS turned) numbers, generate_series(0, 5) place
    ) written
$$;
