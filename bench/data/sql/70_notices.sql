-- The ledger: what people were told on each journey, read but for the last week's, every email sent.

CREATE TABLE told AS
SELECT 'referral_submitted' AS kind, lead AS recipient, id AS thing, n, sent AS day, referral_path(id) AS path FROM plan
UNION ALL
SELECT 'referral_matched', referrer, id, n, matched, referral_path(id) FROM plan WHERE matched <= today()
UNION ALL
SELECT 'offer_made', worker_user, id_of('offer', n), n, offered, offer_path(id_of('offer', n)) FROM plan
WHERE matched IS NOT NULL AND offered <= today()
UNION ALL
SELECT 'offer_accepted', lead, id_of('offer', n), n, matched, support_path(id_of('support', n)) FROM plan
WHERE matched <= today()
UNION ALL
SELECT 'review_due', worker_user, id, n, begins + 42 - before, support_path(id) FROM support_plan, unnest(ARRAY[7, 0]) before
WHERE meetings > 6 AND begins + 42 - before < today()
UNION ALL
SELECT 'ending_near', worker_user, id, n, expected_end - before, support_path(id) FROM support_plan, unnest(ARRAY[28, 14]) before
WHERE meetings > 7 AND expected_end - before < today()
UNION ALL
SELECT 'support_ended', lead, id, n, ended, support_path(id) FROM support_plan WHERE ended IS NOT NULL
UNION ALL
SELECT 'session_not_logged', worker_user, id, n, day + 1, support_path(support_id) FROM meeting
WHERE day + 1 < today() AND chance(s, 500) < 0.08;

INSERT INTO notices_notice (
    id, kind, recipient_id, thing, label, path, due_on, about_on, created_at, read_at, mail, next_try_at, sent_at
)
SELECT
    md5(kind || thing || day)::uuid, kind, recipient, thing, reference(n), path, day, day, at,
    CASE WHEN day < today() - 7 THEN at + interval '1 day' END, 'sent', at, at
FROM told, LATERAL (SELECT moment(day, n, 510) AS at) AS times;

INSERT INTO notices_notice (
    id, kind, recipient_id, thing, label, path, due_on, about_on, created_at, read_at, mail, next_try_at, sent_at
)
SELECT
    md5('supervision_due' || worker_id || recipient || day)::uuid, 'supervision_due', recipient, worker_id, 'Supervision',
    '/', day - 7, day, at, CASE WHEN day < today() - 7 THEN at END, 'sent', at, at
FROM supervised
CROSS JOIN LATERAL (VALUES (user_id), (supervisor)) AS both_of (recipient)
CROSS JOIN LATERAL (SELECT moment(day - 7, v, 511) AS at) AS times
WHERE day - 7 < today();
