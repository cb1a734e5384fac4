-- Supervision every four weeks, every two in the first year; now and then cancelled; the next one in the diary.

CREATE TABLE supervised AS
SELECT
    w * 1000 + k AS v, id_of('supervision', w * 1000 + k) AS id, worker.id AS worker_id, user_id, supervisor, day,
    CASE
        WHEN day >= today() THEN 'scheduled'
        WHEN chance(w * 1000 + k, 400) < 0.05 THEN 'cancelled'
        WHEN day > today() - 8 AND chance(w * 1000 + k, 401) < 0.5 THEN 'recorded'
        ELSE 'confirmed'
    END AS status
FROM worker
CROSS JOIN LATERAL (SELECT CASE WHEN today() - since < 365 THEN 14 ELSE 28 END AS every) AS rhythm
-- Counted back from the end of the job, or from a day within the next two weeks; one in ten workers is late.
CROSS JOIN LATERAL (
    SELECT coalesce(until, today() + whole(w, 402, 0, every - 4) - CASE WHEN w % 10 = 9 THEN every + 10 ELSE 0 END) AS last_day
) AS newest
CROSS JOIN generate_series(0, 120) k
CROSS JOIN LATERAL (SELECT workday(last_day - k * every) AS day) AS days
WHERE day > greatest(since, today() - days());

INSERT INTO supervision_supervision (
    id, worker_id, supervisor_id, kind, status, date, start, place, minutes, discussed, caseload_discussed, wellbeing,
    adjustments_checked, workers_words, confirmed_at, created_at, updated_at
)
SELECT
    id, worker_id, supervisor, CASE WHEN v % 4 = 0 THEN 'line_management' ELSE 'practice' END, status, day,
    (ARRAY[time '09:30', '13:00', '14:00', '15:30'])[1 + v % 4], pick(rooms(), v, 410),
    CASE WHEN is_held THEN (ARRAY[45, 60, 60, 75])[1 + v % 4] END,
    CASE WHEN is_held THEN replace(pick(discussed(), v, 411), '{name}', 'The worker') ELSE '' END,
    CASE WHEN is_held THEN replace(pick(caseloads_discussed(), v, 412), '{name}', 'The worker') ELSE '' END,
    CASE WHEN is_held THEN (ARRAY[2, 3, 3, 4, 4, 4, 5])[1 + v % 7] END, CASE WHEN is_held THEN v % 5 > 0 END,
    CASE WHEN status = 'confirmed' THEN pick(workers_words(), v, 413) ELSE '' END,
    CASE WHEN status = 'confirmed' THEN moment(least(day + 1, today()), v, 414) END,
    least(this_moment(), day - time '15:00'), moment(least(day, today()), v, 415)
FROM supervised, LATERAL (SELECT status IN ('recorded', 'confirmed') AS is_held) AS holding;

INSERT INTO supervision_supervision_principles (supervision_id, principle_id)
SELECT id, (principles())[1 + (v + further) % cardinality(principles())]
FROM supervised, generate_series(0, 4, 4) further
WHERE status IN ('recorded', 'confirmed');

INSERT INTO supervision_supervisionstatuschange (id, supervision_id, from_status, to_status, by_id, at, reason)
SELECT id_of('supervision became ' || place, v), id, from_status, to_status, by_id, at, reason
FROM supervised
CROSS JOIN LATERAL (VALUES
    (0, '', 'scheduled', supervisor, least(this_moment(), day - time '15:00'), ''),
    (1, 'scheduled', CASE WHEN status IN ('recorded', 'confirmed') THEN 'recorded' END, supervisor,
        moment(least(day, today()), v, 415), ''),
    (2, 'recorded', CASE WHEN status = 'confirmed' THEN 'confirmed' END, user_id, moment(least(day + 1, today()), v, 414), ''),
    (3, 'scheduled', CASE WHEN status = 'cancelled' THEN 'cancelled' END, supervisor, day + time '08:00', 'Away ill.')
) AS step (place, from_status, to_status, by_id, at, reason)
WHERE to_status IS NOT NULL;

INSERT INTO supervision_action (id, supervision_id, text, owner_id, due_on, done_on, created_at, updated_at)
SELECT
    id_of('action ' || k, v), id, pick(actions(), v, 420 + k), CASE WHEN v % 3 = 0 THEN supervisor ELSE user_id END, due,
    CASE WHEN due < today() - 30 OR (due < today() AND chance(v, 425) < 0.8) THEN due - 1 END,
    moment(day, v, 415), moment(day, v, 415)
FROM supervised
CROSS JOIN generate_series(1, (v % 3)::int) k
CROSS JOIN LATERAL (SELECT day + 7 * k AS due) AS dates
WHERE status IN ('recorded', 'confirmed');

-- Senior workers have supervision every three weeks from next month on; another change was taken back.
INSERT INTO supervision_supervisioninterval (
    id, stage_id, holds_from, days, reason, set_by_id, taken_back_at, taken_back_by_id, taken_back_reason, created_at,
    updated_at
)
SELECT
    id_of('interval', n), stage.id, today() + 30, 21, 'Senior workers asked for it.', admin.id,
    CASE n WHEN 2 THEN this_moment() END, CASE n WHEN 2 THEN admin.id END, CASE n WHEN 2 THEN 'Not agreed.' ELSE '' END,
    this_moment(), this_moment()
FROM generate_series(1, 2) n
JOIN workers_stage stage ON stage.code = CASE n WHEN 1 THEN 'senior' ELSE 'established' END
CROSS JOIN LATERAL (SELECT id FROM staff WHERE role = 'administrator' ORDER BY id LIMIT 1) admin;
