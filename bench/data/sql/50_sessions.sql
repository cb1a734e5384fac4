-- Sessions: one a week, logged that day but for a few, and the next one booked.

CREATE TABLE meeting AS
SELECT
    s, id_of('session', s) AS id, n, support_id, team_id, person_id, worker_id, worker_user, lead, name, k, day,
    attendance, attendance IN ('5', '6') AS is_seen, attendance <> '0' AS is_logged, moment(day, s, 300) AS logged
FROM (
    SELECT
        n * 16 + k AS s, n, id AS support_id, team_id, person_id, worker_id, worker_user, lead, name, k,
        begins + k * 7 AS day
    FROM support_plan, generate_series(0, meetings - 1) k
    WHERE begins + k * 7 < today() + 7 AND NOT (is_paused AND begins + k * 7 >= today())
) AS meetings
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN day >= today() OR (day > today() - 12 AND k > 0 AND chance(s, 301) < 0.08) THEN '0'
        WHEN k = 0 OR chance(s, 302) < 0.80 THEN '5'
        WHEN chance(s, 302) < 0.86 THEN '6'
        WHEN chance(s, 302) < 0.93 THEN '2'
        WHEN chance(s, 302) < 0.97 THEN '3'
        WHEN chance(s, 302) < 0.99 THEN '4'
        ELSE '7'
    END AS attendance
) AS attended;

INSERT INTO support_session (
    id, support_id, team_id, worker_id, date, start, minutes, kind, mode, place, attendance, others_present, summary,
    mattered, learned, experience_theme_id, experience_purpose, connection, connection_kind_id, written_together, wellbeing,
    debrief_wanted, debriefed_on, logged_at, created_at, updated_at
)
SELECT
    id, support_id, team_id, worker_id, day,
    (ARRAY[time '10:00', '10:30', '11:00', '13:30', '14:00', '15:15'])[1 + s % 6],
    CASE WHEN is_seen THEN (ARRAY[45, 50, 60, 60, 75, 90])[1 + s % 6] END,
    CASE WHEN s % 14 = 0 THEN 'group' WHEN s % 50 = 1 THEN 'network' ELSE 'one_to_one' END,
    (ARRAY['01', '01', '01', '01', '01', '01', '02', '11'])[1 + s % 8], replace(pick(places(), n, 310), '{name}', name),
    attendance, CASE WHEN is_seen THEN replace(pick(others_present(), s, 311), '{name}', name) ELSE '' END,
    CASE
        WHEN is_seen THEN replace(pick(summaries(), s, 312), '{name}', name)
        WHEN is_logged THEN replace(pick(missed(), s, 313), '{name}', name)
        ELSE ''
    END,
    CASE WHEN is_seen AND s % 3 = 0 THEN pick(mattered(), s, 314) ELSE '' END,
    CASE WHEN is_seen AND s % 5 = 0 THEN pick(learned(), s, 315) ELSE '' END,
    CASE WHEN is_seen AND s % 7 = 0 THEN pick(experience_themes(), s, 316) END,
    CASE WHEN is_seen AND s % 7 = 0 THEN pick(purposes(), s, 317) ELSE '' END,
    CASE WHEN is_connected THEN pick(connections(), n, 318) ELSE '' END,
    CASE WHEN is_connected THEN (connection_kinds())[least(1 + k / 4, cardinality(connection_kinds()))] END,
    CASE WHEN is_seen AND s % 2 = 0 THEN true END,
    CASE WHEN is_seen AND chance(s, 319) < 0.8 THEN (ARRAY[2, 3, 3, 4, 4, 4, 4, 5])[1 + s % 8] END,
    wants_debrief, CASE WHEN wants_debrief AND day < today() - 12 THEN day + 4 END,
    CASE WHEN is_logged THEN logged END, least(logged, day - time '15:00'), logged
FROM meeting
CROSS JOIN LATERAL (
    SELECT is_seen AND k > 4 AND s % 6 = 0 AS is_connected, is_seen AND chance(s, 320) < 0.008 AS wants_debrief
) AS what;

INSERT INTO support_session_principles (session_id, principle_id)
SELECT id, (principles())[1 + (whole(s, 330, 0, 8) + further) % cardinality(principles())]
FROM meeting, generate_series(0, 4, 4) further
WHERE is_seen;

INSERT INTO support_session_goals (session_id, goal_id)
SELECT id, id_of('goal ' || s % 2, n) FROM meeting WHERE is_seen AND chance(s, 331) < 0.7;

INSERT INTO support_sessionaddition (id, session_id, text, by_id, at, created_at, updated_at)
SELECT id_of('addition', s), id, name || ' asked me to add: it was the second bench.', worker_user, added, added, added
FROM meeting, LATERAL (SELECT moment(day + 5, s, 340) AS added) AS addition
WHERE is_seen AND day + 5 < today() AND chance(s, 341) < 0.02;

-- A concern after one session in 150: taken on within two days, closed within two weeks.
INSERT INTO support_concern (
    id, support_id, session_id, kind, text, raised_by_id, raised_at, acknowledged_by_id, acknowledged_at, outcome,
    closed_by_id, closed_at, created_at, updated_at
)
SELECT
    id_of('concern', s), support_id, id, (ARRAY['safeguarding', 'risk', 'other'])[1 + place],
    replace((concerns())[1 + place], '{name}', name), worker_user, logged, CASE WHEN is_taken THEN lead END,
    CASE WHEN is_taken THEN logged + interval '2 hours' END,
    CASE WHEN is_closed THEN replace((outcomes())[1 + place], '{name}', name) ELSE '' END,
    CASE WHEN is_closed THEN lead END, CASE WHEN is_closed THEN moment(day + 5, s, 352) END, logged, logged
FROM meeting
CROSS JOIN LATERAL (
    SELECT s % cardinality(concerns()) AS place, day < today() - 2 AS is_taken, day < today() - 14 AS is_closed
) AS handling
WHERE is_seen AND chance(s, 350) < 0.0065;
