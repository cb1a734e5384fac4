-- The list of an induction, and everybody's way through it: complete for who is past that stage.
INSERT INTO development_checklist (id, stage_id, holds_from, created_at, updated_at)
SELECT id_of('checklist', 1), stage.id, DATE '2000-01-01', this_moment(), this_moment()
FROM workers_stage stage WHERE code = 'induction';

INSERT INTO development_checklistitem (
    id, checklist_id, line, title, owner, due_days, wants_evidence, created_at, updated_at
)
SELECT
    id_of('item', n), checklist.id, id_of('line', n), 'Step ' || n || ' of the first weeks',
    (ARRAY['worker', 'line_manager', 'supervisor', 'lead'])[1 + n % 4], 4 * n, n % 5 = 0, this_moment(), this_moment()
FROM development_checklist checklist, generate_series(1, 20) n;

INSERT INTO development_induction (
    id, worker_id, checklist_id, started_on, completed_at, completed_by_id, created_at, updated_at
)
SELECT
    id_of('induction', w), worker.id, id_of('checklist', 1), since,
    CASE WHEN stage.code <> 'induction' THEN (since + 110)::timestamptz END,
    CASE WHEN stage.code <> 'induction' THEN lead END, since::timestamptz, since::timestamptz
FROM worker JOIN workers_worker profile USING (id) JOIN workers_stage stage ON stage.id = profile.stage_id;

INSERT INTO development_inductionstep (
    id, induction_id, item_id, status, due_on, done_on, done_by_id, evidence, signed_off_at, signed_off_by_id,
    created_at, updated_at
)
SELECT
    id_of('step ' || n, w), induction.id, id_of('item', n), CASE WHEN done THEN 'signed_off' ELSE 'to_do' END, due,
    CASE WHEN done THEN due END, CASE WHEN done THEN lead END, CASE WHEN done AND n % 5 = 0 THEN 'Talked over.' ELSE '' END,
    CASE WHEN done THEN due::timestamptz END, CASE WHEN done THEN lead END, since::timestamptz, since::timestamptz
FROM worker
JOIN development_induction induction ON induction.id = id_of('induction', w)
CROSS JOIN generate_series(1, 20) n
CROSS JOIN LATERAL (SELECT since + 4 * n AS due) AS days
CROSS JOIN LATERAL (
    SELECT completed_at IS NOT NULL OR (due < today() AND chance(w * 100 + n, 39) < 0.9) AS done
) AS state;

INSERT INTO development_inductionchange (id, induction_id, step, did, words, by_id, at)
SELECT id_of('induction begun', w), id_of('induction', w), '', 'begun', '', lead, since::timestamptz FROM worker;

INSERT INTO development_inductionchange (id, induction_id, step, did, words, by_id, at)
SELECT id_of('induction complete', w), induction.id, '', 'completed', '', completed_by_id, completed_at
FROM worker JOIN development_induction induction ON induction.id = id_of('induction', w) WHERE completed_at IS NOT NULL;
