-- Teams, everybody who signs in, and what they are in which team.

CREATE TABLE team AS
SELECT
    t,
    id_of('team', t) AS id,
    id_of('referring team', t) AS referring,
    (ARRAY['North', 'South', 'East', 'West', 'Upper', 'Lower', 'Old', 'New'])[1 + t % 8]
        || (ARRAY['side', 'field', 'brook', 'ford', 'mill', 'haven', 'gate', 'moor'])[1 + t / 8 % 8]
        || CASE WHEN t < 64 THEN '' ELSE ' ' || (1 + t / 64) END AS called
FROM generate_series(0, teams() - 1) t;

INSERT INTO accounts_team (id, name, kind, refers_to_id, created_at, updated_at)
SELECT id, called || ' peer support', 'peer_support', NULL, opened, opened FROM team,
    LATERAL (SELECT (today() - days() - 30)::timestamptz AS opened) AS opening
UNION ALL
SELECT referring, called || ' community team', 'referring', id, opened, opened FROM team,
    LATERAL (SELECT (today() - days() - 30)::timestamptz AS opened) AS opening;

-- A chair of a peer support worker is held for four years at most, then by somebody else.
CREATE TABLE staff AS
SELECT
    row_number() OVER (ORDER BY role, t, place, holder) AS number,
    role, t, place, holder, since,
    CASE WHEN holder > 0 THEN until END AS until
FROM (
    SELECT 'coordinator' AS role, t, place, 0 AS holder, today() - days() - 20 AS since, NULL::date AS until
    FROM team, generate_series(0, 3) place
    UNION ALL
    SELECT role, t, 0, 0, today() - days() - 20, NULL FROM team, unnest(ARRAY['lead', 'supervisor']) role
    UNION ALL
    SELECT 'manager', t, 0, 0, today() - days() - 20, NULL FROM team WHERE t % 5 = 0
    UNION ALL
    SELECT 'administrator', 0, place, 0, today() - days() - 20, NULL FROM generate_series(0, 1) place
    UNION ALL
    SELECT 'worker', t, chair, holder, change - holder * 1461, change - (holder - 1) * 1461
    FROM team, generate_series(0, 11) chair, generate_series(0, 4) holder,
        LATERAL (
            SELECT today() - CASE chair WHEN 0 THEN 900 WHEN 1 THEN 60 ELSE whole(t * 12 + chair, 1, 40, 1400) END AS change
        ) AS latest
    WHERE holder = 0 OR change - (holder - 1) * 1461 > today() - days()
) everybody;

ALTER TABLE staff ADD id uuid, ADD email text, ADD PRIMARY KEY (number);
UPDATE staff SET
    id = id_of('user', number),
    email = coalesce(
        (
            SELECT demo.email FROM demo_accounts demo
            WHERE (demo.role, demo.t, demo.place) = (staff.role, staff.t, staff.place) AND holder = 0
        ),
        concat_ws('.', role, t, place, holder) || '@example.org'
    );

INSERT INTO accounts_user (id, password, email, name, is_active, delivery, date_joined)
SELECT
    id, password(), email,
    pick(first_names(), number, 2) || ' ' || pick(last_names(), number, 3),
    until IS NULL,
    CASE WHEN number % 20 = 7 THEN 'in_app' WHEN number % 7 = 3 THEN 'daily' ELSE 'single' END,
    since::timestamptz
FROM staff;

INSERT INTO accounts_membership (id, user_id, team_id, role, starts_at, ends_at, created_at, updated_at)
SELECT
    id_of('membership ' || team.t, number), staff.id,
    CASE role WHEN 'administrator' THEN NULL WHEN 'coordinator' THEN team.referring ELSE team.id END,
    role, since, until, since, coalesce(until, since)
FROM staff JOIN team ON team.t = staff.t OR (role = 'manager' AND team.t / 5 = staff.t / 5);

-- What was done to each account: invited by the first administrator, accepted, deactivated by them at the end.
INSERT INTO accounts_accountevent (id, user_id, deed, text, by_id, at, request)
SELECT
    id_of('account event ' || deed, number), id, deed, '',
    CASE WHEN deed = 'accept_invitation' THEN id ELSE id_of('user', first) END,
    at::timestamptz + minute * interval '1 minute', ''
FROM staff
CROSS JOIN (SELECT min(number) AS first FROM staff WHERE role = 'administrator') administrators
CROSS JOIN LATERAL (
    VALUES ('invite', since, 0), ('accept_invitation', since, 1), ('deactivate', until, 2)
) AS deeds (deed, at, minute)
WHERE at IS NOT NULL;

-- Supports last two weeks longer from next month on; another change was taken back.
INSERT INTO accounts_limitversion (
    id, code, holds_from, value, reason, set_by_id, taken_back_at, taken_back_by_id, taken_back_reason, created_at,
    updated_at
)
SELECT
    id_of('limit', n), CASE n WHEN 1 THEN 'support-weeks' ELSE 'review-weeks' END, today() + 30, CASE n WHEN 1 THEN 14 ELSE 8 END,
    'Workers asked for it.', admin.id, CASE n WHEN 2 THEN this_moment() END, CASE n WHEN 2 THEN admin.id END,
    CASE n WHEN 2 THEN 'Not agreed.' ELSE '' END, this_moment(), this_moment()
FROM generate_series(1, 2) n
CROSS JOIN LATERAL (SELECT id FROM staff WHERE role = 'administrator' ORDER BY id LIMIT 1) admin;
