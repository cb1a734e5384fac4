-- Supports with their goals, reviews and endings. A plan first, with every day, then the rows as far as today.

CREATE TABLE support_plan AS
SELECT
    n, t, id_of('support', n) AS id, plan.id AS referral_id, person_id, w, worker_id, worker_user, team_id, lead, matched,
    pick(first_names(), n, 120) AS name, begins, meetings, last_day, expected_end, first_review, reviews, is_paused,
    CASE WHEN last_day <= today() - 4 AND NOT is_paused THEN last_day END AS ended,
    CASE
        WHEN last_day <= today() - 4 AND NOT is_paused THEN 'ended'
        WHEN meetings = 0 OR begins >= today() THEN 'starting'
        WHEN is_paused THEN 'paused'
        ELSE 'active'
    END AS status
FROM plan
CROSS JOIN LATERAL (
    SELECT
        workday(matched + whole(n, 200, 5, 10)) AS begins,
        -- A few never begin, some stop early, most go on until the time that was agreed.
        CASE
            WHEN chance(n, 201) < 0.03 THEN 0
            WHEN chance(n, 201) < 0.23 THEN whole(n, 202, 1, 6)
            ELSE whole(n, 202, 8, 15)
        END AS meetings
) AS course
CROSS JOIN LATERAL (SELECT begins + 7 * greatest(meetings - 1, 3 - 3 * sign(meetings)::int) AS last_day) AS whole_course
CROSS JOIN LATERAL (
    SELECT
        begins + 42 + (n % 3)::int * 7 AS first_review,
        begins + CASE WHEN meetings > 12 AND n % 4 > 0 THEN 112 ELSE 84 END AS expected_end,
        meetings > 2 AND begins + 14 < today() AND last_day > today() - 40 AND chance(n, 203) < 0.05 AS is_paused
) AS days
CROSS JOIN LATERAL (
    -- One review in seven is not held in time.
    SELECT CASE
        WHEN chance(n, 204) < 0.14 OR first_review > least(last_day, today() - 1) THEN 0
        WHEN first_review + 42 > least(last_day, today() - 1) THEN 1
        ELSE 2
    END AS reviews
) AS held
WHERE matched <= today();

CREATE INDEX ON support_plan (n);

INSERT INTO support_support (
    id, referral_id, person_id, worker_id, team_id, status, matched_on, started_on, expected_end_on, next_review_due,
    intensity_id, ended_on, ending_reason_id, ending_summary, taking_on, created_at, updated_at
)
SELECT
    id, referral_id, person_id, worker_id, team_id, status, matched, CASE WHEN has_begun THEN begins END,
    CASE WHEN has_begun THEN CASE WHEN reviews = 0 THEN begins + 84 ELSE expected_end END END,
    CASE WHEN has_begun THEN CASE reviews WHEN 0 THEN begins + 42 ELSE least(first_review + 42 * reviews, expected_end) END END,
    CASE WHEN n % 5 = 0 THEN (SELECT item.id FROM support_intensity item WHERE code = 'fortnightly') END,
    ended,
    CASE WHEN ended IS NOT NULL THEN
        CASE WHEN meetings < 8 THEN pick(unplanned_endings(), n, 210) ELSE pick(planned_endings(), n, 210) END
    END,
    CASE WHEN ended IS NOT NULL THEN replace(pick(ending_summaries(), n, 211), '{name}', name) ELSE '' END,
    CASE WHEN ended IS NOT NULL THEN pick(taking_on(), n, 212) ELSE '' END,
    moment(matched, n, 175), moment(coalesce(ended, today() - n::int % 7), n, 213)
FROM support_plan, LATERAL (SELECT meetings > 0 AND begins < today() AS has_begun) AS beginning;

INSERT INTO support_intensitychange (id, support_id, from_intensity_id, to_intensity_id, by_id, at, reason)
SELECT id_of('intensity', n), support_plan.id, NULL, item.id, worker_user, moment(matched, n, 176), ''
FROM support_plan JOIN support_intensity item ON code = 'fortnightly' WHERE n % 5 = 0;

INSERT INTO support_supportstatuschange (id, support_id, from_status, to_status, by_id, at, reason)
SELECT
    id_of('support became ' || place, n), id, from_status, to_status, worker_user,
    least(this_moment(), day + time '09:00' + place * interval '1 hour'), reason
FROM support_plan
CROSS JOIN LATERAL (VALUES
    (0, matched, '', 'starting', ''),
    (1, CASE WHEN meetings > 0 AND begins < today() THEN begins END, 'starting', 'active', 'First session'),
    (2, CASE WHEN is_paused THEN least(last_day, today() - 1) END, 'active', 'paused', pick(pauses(), n, 224)),
    (3, ended, CASE WHEN meetings > 0 THEN 'active' ELSE 'starting' END, 'ended', 'The agreed time came to its end')
) AS step (place, day, from_status, to_status, reason)
WHERE day <= today();

INSERT INTO support_goal (id, support_id, words, set_on, created_at, updated_at)
SELECT id_of('goal ' || k, n), id, pick(goals(), n, 230 + k), begins, begins + time '17:00', begins + time '17:00'
FROM support_plan, generate_series(0, 1) k
WHERE meetings > 0 AND begins < today();

INSERT INTO support_review (
    id, support_id, held_on, who_came, discussed, choices_still_right, what_next, by_id, created_at, updated_at
)
SELECT
    id_of('review ' || k, n), id, day, name || ' and I', replace(pick(review_talk(), n, 240 + k), '{name}', name),
    n % 10 > 0, pick(review_next(), n, 242 + k), worker_user, moment(day, n, 244), moment(day, n, 244)
FROM support_plan
CROSS JOIN generate_series(1, reviews) k
CROSS JOIN LATERAL (SELECT first_review + 42 * (k - 1) AS day) AS days;

-- The person rates each goal at the start, at each review and at the end, and mostly higher each time.
INSERT INTO support_goalrating (id, goal_id, rating, rated_on, stage, review_id, created_at, updated_at)
SELECT
    id_of('rating ' || g || ' ' || step, n), id_of('goal ' || g, n),
    least(10, whole(n * 2 + g, 250, 1, 4) + step * whole(n * 8 + g * 4 + step, 251, 0, 2)), day, stage,
    CASE WHEN stage = 'review' THEN id_of('review ' || step, n) END, day + time '17:00', day + time '17:00'
FROM support_plan
CROSS JOIN LATERAL (
    SELECT 0, begins, 'start'
    UNION ALL
    SELECT k, first_review + 42 * (k - 1), 'review' FROM generate_series(1, reviews) k
    UNION ALL
    SELECT 3, ended, 'end' WHERE ended IS NOT NULL AND meetings > 7
) AS rated (step, day, stage)
CROSS JOIN generate_series(0, 1) g
WHERE meetings > 0 AND begins < today();

INSERT INTO support_extension (
    id, support_id, expected_end_before, expected_end_on, reason, by_id, at, created_at, updated_at
)
SELECT
    id_of('extension', n), id, begins + 84, expected_end, replace(pick(extensions(), n, 260), '{name}', name), lead,
    moment(first_review + 1, n, 261), moment(first_review + 1, n, 261), moment(first_review + 1, n, 261)
FROM support_plan
WHERE reviews > 0 AND expected_end > begins + 84;
