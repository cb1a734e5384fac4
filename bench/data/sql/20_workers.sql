-- Peer support workers' profiles and training.

CREATE TABLE worker AS
SELECT
    number AS w, id_of('worker', number) AS id, staff.id AS user_id, team.t, team.id AS team_id, place AS chair, since, until,
    (SELECT lead.id FROM staff lead WHERE lead.role = 'lead' AND lead.t = team.t) AS lead,
    (
        SELECT giver.id FROM staff giver
        WHERE giver.role = CASE WHEN place < 8 THEN 'lead' ELSE 'supervisor' END AND giver.t = team.t
    ) AS supervisor
FROM staff JOIN team USING (t)
WHERE role = 'worker';

INSERT INTO workers_worker (
    id, user_id, team_id, line_manager_id, supervisor_id, stage_id, band, weekly_hours, started_on, probation_ends_on,
    contract_ends_on, left_on, dbs_level, dbs_workforce, dbs_update_service, dbs_issued_on,
    dbs_checked_on, dbs_checked_by_id, dbs_next_check_on, working_days, areas, languages, interests, about_me,
    introduction, is_paid, paid_for, agreed_caseload, modes, gender, gender_words, gender_visibility, shares_wellbeing,
    created_at, updated_at
)
SELECT
    worker.id, user_id, team_id, lead, supervisor, stage.id, 3 + w % 2,
    (ARRAY[37.5, 37.5, 37.5, 30, 22.5])[1 + w % 5], since, since + 182,
    CASE WHEN w % 9 = 0 THEN coalesce(until, today() + whole(w, 10, 5, 300)) END, until,
    'enhanced', 'adult', w % 2 = 0, renew - 1095,
    renew - 1095, lead, renew, ARRAY[0, 1, 2, 3, 4], pick(towns(), w, 11), 'English',
    pick(interests(), w, 12), 'I have been on the other side of the desk, and I like being outside.',
    'I like being outside, and we can meet where you like.', true, 'All hours',
    CASE WHEN w % 7 = 0 THEN 9 END, ARRAY['01', '02', '11'], (ARRAY['woman', 'man', 'woman', 'non_binary'])[1 + w % 4],
    '', (ARRAY['matching', 'team', 'people'])[1 + w % 3], w % 3 = 0,
    since::timestamptz, since::timestamptz
FROM worker
CROSS JOIN LATERAL (SELECT coalesce(until, today()) - since AS in_job) AS job
CROSS JOIN LATERAL (SELECT since + 1095 + (in_job / 1095) * 1095 - 20 AS renew) AS dbs
JOIN workers_stage stage ON stage.code = CASE
    WHEN in_job < 120 THEN 'induction'
    WHEN in_job < 365 THEN 'developing'
    WHEN in_job < 1000 OR w % 3 > 0 THEN 'established'
    ELSE 'senior'
END;

INSERT INTO workers_worker_experience_themes (worker_id, experiencetheme_id, visibility)
SELECT id, theme, (ARRAY['matching', 'team', 'people'])[1 + w % 3]
FROM (SELECT DISTINCT id, w, pick(experience_themes(), w, 20 + k) AS theme FROM worker, generate_series(0, 1) k) AS named;

-- Everybody began at some stage; who is past induction was moved on by their lead, the last time to where they are.
INSERT INTO workers_stagechange (id, worker_id, to_stage_id, starts_on, why, by_id, at)
SELECT id_of('stage', w), worker.id, stage.id, since, '', lead, since::timestamptz
FROM worker JOIN workers_stage stage ON stage.code = 'induction';

INSERT INTO workers_stagechange (id, worker_id, from_stage_id, to_stage_id, starts_on, why, by_id, at)
SELECT id_of('stage on', w), worker.id, began.id, profile.stage_id, since + 120, 'Ready for more.', lead,
    (since + 120)::timestamptz
FROM worker JOIN workers_worker profile USING (id) JOIN workers_stage began ON began.code = 'induction'
WHERE profile.stage_id <> began.id;

INSERT INTO workers_profilechange (id, worker_id, field, label, before, after, why, by_id, at)
SELECT id_of('capacity', w), worker.id, 'agreed_caseload', 'Agreed places', '', '9', 'Travels far.', lead,
    (since + 90)::timestamptz
FROM worker JOIN workers_worker profile USING (id) WHERE agreed_caseload IS NOT NULL;

-- Each required course in the first weeks, and again a month before it runs out; one in forty was forgotten.
INSERT INTO training_trainingrecord (
    id, worker_id, course_id, status, enrolled_on, completed_on, hours, expires_on, created_at, updated_at
)
SELECT
    id_of('training ' || course.id || ' ' || round, w), worker.id, course.id, 'completed', done - 14, done, course.hours,
    done + months * 30, (done - 14)::timestamptz, done::timestamptz
FROM worker
JOIN workers_worker profile USING (id)
JOIN training_course_required_for required ON required.stage_id = profile.stage_id
JOIN training_course course ON course.id = required.course_id
CROSS JOIN LATERAL (SELECT course.valid_months AS months, 30 * course.valid_months - 30 AS every) AS valid
CROSS JOIN generate_series(0, 4) round
CROSS JOIN LATERAL (
    SELECT since + whole(w * 100 + course.id, 30, 3, 90) + round * coalesce(every, 0) AS done
) AS days
WHERE (round = 0 OR months IS NOT NULL) AND done < coalesce(until, today())
    AND chance(w * 1000 + course.id * 10 + round, 31) > 0.025;

-- Who gave up a place and why, who need not have a course, and two rules: one that is newly asked, one taken back.
INSERT INTO training_trainingrecord (
    id, worker_id, course_id, status, enrolled_on, barrier_kind_id, barrier, help_offered, created_at, updated_at
)
SELECT
    id_of('given up', w), worker.id, course.id, 'withdrawn', since + 40, barrier.id, 'The days did not fit.',
    'A place on the next run.', since::timestamptz, since::timestamptz
FROM worker JOIN training_course course ON course.code = 'psychoeducation' JOIN training_barrier barrier ON barrier.code = 'caring'
WHERE chance(w, 34) < 0.1;

INSERT INTO training_exemption (
    id, worker_id, course_id, reason, granted_on, until, granted_by_id, created_at, updated_at
)
SELECT
    id_of('exemption', w), worker.id, course.id, 'Holds the same from the trust.', today() - whole(w, 35, 1, 200),
    today() + whole(w, 36, 10, 300), lead, this_moment(), this_moment()
FROM worker JOIN training_course course ON course.code = 'moving-and-handling'
WHERE until IS NULL AND chance(w, 37) < 0.05 OR w = 1;

INSERT INTO training_courserule (
    id, course_id, holds_from, met_by, employments, valid_months, reason, set_by_id, taken_back_at, taken_back_by_id,
    taken_back_reason, created_at, updated_at
)
SELECT
    id_of('rule', n), course.id, today() + CASE n WHEN 1 THEN -30 ELSE 30 END, today() + 90, '{}', 36, 'Asked for by the trust.',
    admin.id, CASE n WHEN 2 THEN this_moment() END, CASE n WHEN 2 THEN admin.id END,
    CASE n WHEN 2 THEN 'Not agreed.' ELSE '' END, this_moment(), this_moment()
FROM generate_series(1, 2) n
JOIN training_course course ON course.code = CASE n WHEN 1 THEN 'stigma' ELSE 'ethics' END
CROSS JOIN LATERAL (SELECT id FROM staff WHERE role = 'administrator' ORDER BY id LIMIT 1) admin;

INSERT INTO training_courserule_stages (courserule_id, stage_id)
SELECT rule.id, stage.id FROM training_courserule rule JOIN workers_stage stage ON stage.code = 'senior';

INSERT INTO training_trainingrecord (id, worker_id, course_id, status, enrolled_on, created_at, updated_at)
SELECT id_of('place', w), worker.id, course.id, 'enrolled', today() - whole(w, 32, 1, 60), this_moment(), this_moment()
FROM worker JOIN training_course course ON course.code = 'open-dialogue'
WHERE until IS NULL AND chance(w, 33) < 0.2;

-- What everybody agrees to, from long ago, in place of what a new database begins with today; one in twenty did not yet.
TRUNCATE training_agreement, training_conduct, training_conductevent;

INSERT INTO training_conduct (id, document, holds_from, text, reason, taken_back_reason, created_at, updated_at)
SELECT
    id_of('conduct ' || document, 1), document, today() - 400, 'What we do' || chr(10) || chr(10) || 'We listen.', '', '',
    (today() - 400)::timestamptz, (today() - 400)::timestamptz
FROM unnest(ARRAY['role', 'code']) document;

INSERT INTO training_agreement (id, worker_id, version_id, by_id, at, request)
SELECT
    id_of('agreement ' || version.document, w), worker.id, version.id, user_id,
    greatest(since, version.holds_from)::timestamptz, ''
FROM worker CROSS JOIN training_conduct version
WHERE chance(w, 38) > 0.05 OR w = 1;

-- What a worker does: the service's words and, in every other team, what is particular to it.
TRUNCATE training_remit;

INSERT INTO training_remit (id, team_id, text, at, request)
SELECT id_of('remit of the service', 0), NULL::uuid, 'They listen.', (today() - 400)::timestamptz, ''
UNION ALL
SELECT id_of('remit', t), id, 'Here we go out of doors.', (today() - 300)::timestamptz, '' FROM team WHERE t % 2 = 0;

-- A run of a course in each team on twelve Mondays, half of them past, for whoever is enrolled; somebody waits.
INSERT INTO training_cohort (id, course_id, team_id, name, places_number, is_open_to_all, created_at, updated_at)
SELECT id_of('cohort', t), course.id, team.id, 'Mondays', 12, t % 2 = 0, this_moment(), this_moment()
FROM team JOIN training_course course ON course.code = 'open-dialogue';

INSERT INTO training_courseday (
    id, cohort_id, date, minutes, place, topic, is_joint, by_experience, registered_at, registered_by_id, created_at, updated_at
)
SELECT
    id_of('course day ' || n, t), id_of('cohort', t), on_day, 360, 'The library', '', n = 3, n = 0,
    CASE WHEN on_day < today() THEN on_day::timestamptz END, CASE WHEN on_day < today() THEN lead.id END, this_moment(), this_moment()
FROM team
JOIN staff lead USING (t)
CROSS JOIN generate_series(0, 11) n
CROSS JOIN LATERAL (SELECT today() - 42 + 7 * n AS on_day) days
WHERE lead.role = 'lead';

INSERT INTO training_cohortplace (id, cohort_id, worker_id, record_id, asked_at, created_at, updated_at)
SELECT id_of('cohort place', w), id_of('cohort', t), worker.id, place.id, coalesce(place.created_at, this_moment()),
    this_moment(), this_moment()
FROM worker LEFT JOIN training_trainingrecord place ON place.id = id_of('place', w)
WHERE place.id IS NOT NULL OR chair = 0 AND until IS NULL;

INSERT INTO training_attendance (id, place_id, day_id, was_there, created_at, updated_at)
SELECT id_of('there ' || day.id, w), place.id, day.id, chance(w * 100 + extract(doy FROM day.date)::int, 38) < 0.9,
    this_moment(), this_moment()
FROM worker
JOIN training_cohortplace place ON place.id = id_of('cohort place', w)
JOIN training_courseday day USING (cohort_id)
WHERE place.record_id IS NOT NULL AND day.registered_at IS NOT NULL;
-- Leave twice a year, and one worker in ten who is away now; the first chairs of each team are there.
INSERT INTO workers_absence (
    id, worker_id, kind_id, starts_at, ends_at, note, entered_by_id, taken_back_reason, created_at, updated_at
)
SELECT
    id_of('absence ' || k, w), worker.id, kind.id, begins::timestamptz, (begins + 7)::timestamptz, '', user_id, '',
    (begins - 20)::timestamptz, (begins - 20)::timestamptz
FROM worker
JOIN workers_absencekind kind ON kind.code = 'annual-leave'
CROSS JOIN generate_series(0, 23) k
CROSS JOIN LATERAL (
    SELECT CASE WHEN k = 0 THEN today() - 3 ELSE today() - 182 * k + whole(w * 30 + k, 34, -40, 40) END AS begins
) AS days
WHERE begins > since AND begins + 7 < coalesce(until, today() + 30) AND (k > 0 OR (chair > 4 AND chair % 5 = 0));
