-- Who is interested in peer work: twenty of each team, at every step, and two who were erased.

CREATE TABLE interested AS
SELECT
    team.t * 20 + turn AS n, team.id AS team_id, staff.id AS follower_id,
    (ARRAY['noted', 'conversation', 'information', 'training', 'placement', 'application', 'employed', 'not_now', 'withdrawn', 'mistaken'])[1 + turn % 10] AS status,
    today() - 20 - turn AS day
FROM team JOIN staff ON staff.role = 'pathway' AND staff.t = team.t, generate_series(0, 19) turn;

INSERT INTO pathway_interest (
    id, team_id, name, contact, source, agreed_on, agreed_how, status, stepped_on, follower_id, follow_up_on, erased_at,
    created_at, updated_at
)
SELECT
    id_of('interest', n), team_id,
    CASE WHEN is_erased THEN '' ELSE pick(first_names(), n, 700) || ' ' || pick(last_names(), n, 701) END,
    CASE WHEN is_erased THEN '' ELSE 'By letter' END,
    (ARRAY['themselves', 'ending', 'event', 'colleague', 'other'])[1 + n % 5], day, 'in_person', status, day,
    follower_id, CASE WHEN NOT is_erased AND status <> 'employed' THEN today() - 10 + (n % 60)::int END,
    CASE WHEN is_erased THEN day::timestamptz END, day, day
FROM interested, LATERAL (SELECT status IN ('withdrawn', 'mistaken') AS is_erased) AS erased;

INSERT INTO pathway_intereststatuschange (id, interest_id, from_status, to_status, by_id, at, reason, request)
SELECT id_of('interest noted', n), id_of('interest', n), '', 'noted', follower_id, day::timestamptz, '', ''
FROM interested
UNION ALL
SELECT
    id_of('interest moved', n), id_of('interest', n), 'noted', status, follower_id,
    day::timestamptz + interval '1 hour', '', ''
FROM interested WHERE status <> 'noted';

INSERT INTO pathway_interestnote (id, interest_id, text, by_id, at, created_at, updated_at)
SELECT
    id_of('interest note', n), id_of('interest', n), 'Would like to see a group first.', follower_id, day, day, day
FROM interested WHERE status NOT IN ('withdrawn', 'mistaken');
