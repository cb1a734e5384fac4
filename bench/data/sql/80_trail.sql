-- Who looked at whose record: the worker around each session, the lead's list twice a day.

INSERT INTO groundwork_accessevent (id, user_id, subjects, verb, at)
SELECT id_of('look ' || verb, s), worker_user, ARRAY[person_id], verb, logged - interval '1 minute'
FROM meeting, unnest(ARRAY['support:support_detail', 'support:log_session']) verb
WHERE is_logged;

INSERT INTO groundwork_accessevent (id, user_id, subjects, verb, at)
SELECT
    md5('list' || t || ' ' || day || ' ' || hour)::uuid, lead, subjects, 'support:support_list', day::date + make_time(hour, 0, 0)
FROM (
    -- The 25 people matched last in the team on that day.
    SELECT t, lead, matched AS day, array_agg(person_id) OVER (PARTITION BY t ORDER BY matched, n ROWS 24 PRECEDING) AS subjects,
        row_number() OVER (PARTITION BY t, matched ORDER BY n DESC) AS place
    FROM support_plan
) AS lists
CROSS JOIN unnest(ARRAY[8, 13]) hour
WHERE place = 1 AND day < today();

INSERT INTO groundwork_submission (id, user_id, outcome, at)
SELECT id_of('submission', s), worker_user, support_path(support_id), logged FROM meeting
WHERE is_logged AND day > today() - 2;
