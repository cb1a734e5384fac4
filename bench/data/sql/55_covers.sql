-- Who covered while workers were away: a colleague for two of three supports; of the others somebody rang the person.

CREATE TABLE uncovered AS
SELECT plan.*, absence.id AS absence_id, absence.starts_at, absence.created_at AS entered_at
FROM support_plan plan
JOIN workers_absence absence USING (worker_id)
WHERE plan.matched < absence.starts_at::date AND (plan.ended IS NULL OR plan.ended > absence.ends_at::date);

INSERT INTO support_cover (
    id, absence_id, support_id, worker_id, notes_agreed, named_by_id, named_at, created_at, updated_at
)
SELECT
    id_of('cover ' || absence_id, n), absence_id, uncovered.id, colleague.id, false, uncovered.lead, entered_at,
    entered_at, entered_at
FROM uncovered
JOIN worker colleague ON colleague.t = uncovered.t AND colleague.chair = (uncovered.n % 3)::int + 1
    AND colleague.until IS NULL AND colleague.id <> uncovered.worker_id
WHERE n % 3 > 0;

INSERT INTO support_ring (id, absence_id, support_id, by_id, at, said, created_at, updated_at)
SELECT
    id_of('ring ' || absence_id, n), absence_id, id, lead, starts_at + interval '9 hours', 'Will wait for next week.',
    starts_at + interval '9 hours', starts_at + interval '9 hours'
FROM uncovered
WHERE n % 3 = 0 AND n % 2 = 0;
