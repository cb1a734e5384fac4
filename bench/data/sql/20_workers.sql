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
    created_at, updated_at
)
SELECT
    worker.id, user_id, team_id, lead, supervisor, stage.id, 3 + w % 2,
    (ARRAY[37.5, 37.5, 37.5, 30, 22.5])[1 + w % 5], since, since + 182,
    CASE WHEN w % 9 = 0 THEN coalesce(until, today() + whole(w, 10, 5, 300)) END, until,
    'enhanced', 'adult', w % 2 = 0, renew - 1095,
    renew - 1095, lead, renew, ARRAY[0, 1, 2, 3, 4], pick(towns(), w, 11), 'English',
    pick(interests(), w, 12), 'I have been on the other side of the desk, and I like being outside.',
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

INSERT INTO workers_worker_experience_themes (worker_id, experiencetheme_id)
SELECT DISTINCT id, pick(experience_themes(), w, 20 + k) FROM worker, generate_series(0, 1) k;

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

INSERT INTO training_trainingrecord (id, worker_id, course_id, status, enrolled_on, created_at, updated_at)
SELECT id_of('place', w), worker.id, course.id, 'enrolled', today() - whole(w, 32, 1, 60), this_moment(), this_moment()
FROM worker JOIN training_course course ON course.code = 'open-dialogue'
WHERE until IS NULL AND chance(w, 33) < 0.2;

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
