-- People and referrals. A plan first, with every day of each journey, then the rows as far as today.

CREATE TABLE plan AS
SELECT
    n, n % teams() AS t, id_of('referral', n) AS id, id_of('person', person_n) AS person_id,
    previous_n, sent, asked, answered, accepted, offered, declined, withdrawn,
    CASE WHEN declined IS NULL AND withdrawn IS NULL THEN matched END AS matched,
    coordinator.id AS referrer, team.id AS team_id, team.referring, lead.id AS lead,
    worker.w, worker.id AS worker_id, worker.user_id AS worker_user
FROM generate_series(1, referrals()) n
CROSS JOIN LATERAL (
    -- One in eight was referred before, a year earlier.
    SELECT CASE WHEN chance(n, 100) < 0.12 AND n > 300 * teams() AND chance(n - 300 * teams(), 100) >= 0.12
        THEN n - 300 * teams() END AS previous_n
) AS again
CROSS JOIN LATERAL (SELECT coalesce(previous_n, n) AS person_n) AS who
CROSS JOIN LATERAL (
    SELECT workday(today() - ((referrals() - n)::bigint * days() / referrals())::int) AS sent
) AS sending
CROSS JOIN LATERAL (
    SELECT
        CASE WHEN n % 6 <> 3 AND chance(n, 101) < 0.10 THEN sent + whole(n, 102, 2, 6) END AS declined,
        CASE WHEN n % 6 = 3 THEN sent + 1 END AS asked,
        sent + whole(n, 103, 9, 14) AS answered
) AS triage
CROSS JOIN LATERAL (
    SELECT
        coalesce(CASE WHEN asked IS NOT NULL THEN answered END, sent) + whole(n, 105, 1, 3) AS accepted,
        CASE WHEN declined IS NULL AND chance(n, 106) < 0.06 THEN sent + whole(n, 107, 10, 30) END AS withdrawn
) AS waiting
CROSS JOIN LATERAL (SELECT workday(accepted + 4 + floor(36 * chance(n, 108) ^ 2)::int) AS matched) AS matching
CROSS JOIN LATERAL (SELECT greatest(accepted, matched - whole(n, 109, 0, 4)) AS offered) AS offering
JOIN team ON team.t = n % teams()
JOIN staff coordinator ON coordinator.role = 'coordinator' AND coordinator.t = team.t
    AND coordinator.place = floor(4 * chance(n, 110) ^ 2)
JOIN staff lead ON lead.role = 'lead' AND lead.t = team.t
JOIN worker ON worker.t = team.t AND worker.chair = (n / teams() * 7 + n / teams() / 12) % 12
    AND worker.since <= matched AND coalesce(worker.until, 'infinity') > matched;

CREATE INDEX ON plan (n);

INSERT INTO referrals_person (
    id, name, preferred_name, pronouns, date_of_birth, nhs_number, nhs_number_missing, contact_by, phone, address,
    safe_contact, may_leave_message, language, interpreter_needed, access_needs, gender, ethnicity, is_known,
    deceased_source, created_at, updated_at
)
SELECT
    person_id, first_name || ' ' || pick(last_names(), n, 121), CASE WHEN n % 5 = 0 THEN first_name ELSE '' END, '',
    today() - whole(n, 122, 19 * 365, 71 * 365), number, CASE WHEN number = '' THEN 'not_known' ELSE '' END,
    (ARRAY['phone', 'phone', 'text', 'email', 'post'])[1 + n % 5], '+442079460' || lpad((n % 1000)::text, 3, '0'),
    whole(n, 123, 1, 140) || ' ' || pick(streets(), n, 124) || E'\n' || pick(towns(), n, 125),
    pick(safe_contacts(), n, 126), n % 3 = 0, 'English', false, pick(access_needs(), n, 127),
    (ARRAY['woman', 'man'])[1 + n % 2], pick(ethnicities(), n, 128), true, '', moment(sent, n, 129), moment(sent, n, 130)
FROM plan
CROSS JOIN LATERAL (
    SELECT
        pick(first_names(), n, 120) AS first_name,
        CASE WHEN n % 7 > 0 THEN nhs_number(999000000 + n * 7) ELSE '' END AS number
) AS names
WHERE previous_n IS NULL;

INSERT INTO referrals_referral (
    id, reference, status, person_id, referrer_id, referring_team_id, team_id, referred_before, referred_before_note, submitted_at,
    waiting_since, completed_sections, priority, discharge, hopes, strengths, interests, worker_gender, mode, venue, days, times,
    agreed, agreed_on, agreed_how, decline_reason_id, decline_explanation, created_at, updated_at
)
SELECT
    id, reference(n), status, person_id, referrer, referring, team_id, false, '',
    moment(sent, n, 140), moment(sent, n, 140), ARRAY['about', 'contact', 'hopes', 'choices', 'risk', 'agreement'],
    CASE WHEN n % 12 = 0 THEN 'urgent' ELSE 'routine' END, 'no', pick(hopes(), n, 141), pick(strengths(), n, 142),
    pick(interests(), n, 143), 'any', (ARRAY['any', '01', '01', '02'])[1 + n % 4], pick(venues(), n, 144),
    ARRAY[0, 2, 4], pick(times(), n, 145), true, sent - n % 6, 'in_person',
    CASE WHEN status = 'declined' THEN pick(decline_reasons(), n, 146) END,
    CASE WHEN status = 'declined' THEN pick(declines(), n, 147) ELSE '' END,
    moment(sent - 1, n, 148), moment(greatest(sent, least(today(), changed)), n, 149)
FROM plan
CROSS JOIN LATERAL (SELECT coalesce(declined, withdrawn, matched) AS changed) AS outcome
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN declined <= today() THEN 'declined'
        WHEN withdrawn <= today() THEN 'withdrawn'
        WHEN matched <= today() THEN 'matched'
        WHEN accepted <= today() THEN 'waiting'
        WHEN asked <= today() AND answered > today() THEN 'information_requested'
        ELSE 'submitted'
    END AS status
) AS standing;

INSERT INTO referrals_risk (id, referral_id, kind_id, answer, detail, created_at, updated_at)
SELECT
    id_of('risk of ' || code, n), plan.id, kind.id, CASE WHEN is_named THEN 'yes' ELSE 'no' END,
    CASE WHEN is_named THEN 'Thoughts at times, no plans. Has a safety plan and keeps it in the kitchen.' ELSE '' END,
    moment(sent - 1, n, 148), moment(sent - 1, n, 148)
FROM plan
CROSS JOIN referrals_riskkind kind
CROSS JOIN LATERAL (SELECT code = 'suicide' AND n % 9 = 0 AS is_named) AS named;

-- Three drafts of each coordinator, none as old as those that are deleted.
CREATE TABLE draft AS
SELECT
    d, id_of('draft', d) AS id, id_of('person of draft', d) AS person_id, staff.id AS referrer, referring,
    team.id AS team_id, moment(today() - whole(d, 151, 0, 85), d, 152) AS begun
FROM staff JOIN team USING (t)
CROSS JOIN generate_series(1, 3) k
CROSS JOIN LATERAL (SELECT number * 3 + k AS d) AS numbered
WHERE role = 'coordinator';

INSERT INTO referrals_person (id, name, is_known, created_at, updated_at)
SELECT person_id, pick(first_names(), d, 153) || ' ' || pick(last_names(), d, 154), false, begun, begun FROM draft;

INSERT INTO referrals_referral (
    id, reference, status, person_id, referrer_id, referring_team_id, team_id, completed_sections, hopes, created_at,
    updated_at
)
SELECT
    id, reference(referrals() + d), 'draft', person_id, referrer, referring, team_id, ARRAY['hopes'],
    pick(hopes(), d, 150), begun, begun
FROM draft;

INSERT INTO referrals_referral_themes (referral_id, supporttheme_id)
SELECT DISTINCT id, pick(support_themes(), n, 160 + k) FROM plan, generate_series(0, 1) k;

INSERT INTO referrals_referral_experience_themes (referral_id, experiencetheme_id)
SELECT id, pick(experience_themes(), n, 165) FROM plan;

INSERT INTO referrals_informationrequest (
    id, referral_id, question, asked_by_id, asked_at, answer, answered_by_id, answered_at, created_at, updated_at
)
SELECT
    id_of('question', n), id, pick(questions(), n, 170), lead, moment(asked, n, 171),
    CASE WHEN is_answered THEN pick(answers(), n, 170) ELSE '' END, CASE WHEN is_answered THEN referrer END,
    CASE WHEN is_answered THEN moment(answered, n, 172) END, moment(asked, n, 171), moment(asked, n, 171)
FROM plan, LATERAL (SELECT answered <= today() AS is_answered) AS answer
WHERE asked <= today();

INSERT INTO referrals_offer (id, referral_id, worker_id, status, made_by_id, made_at, answered_at, created_at, updated_at)
SELECT
    id_of('offer', n), id, worker_id, CASE WHEN matched <= today() THEN 'accepted' ELSE 'open' END, lead,
    offered + time '08:00', CASE WHEN matched <= today() THEN moment(matched, n, 175) END, offered + time '08:00',
    offered + time '08:00'
FROM plan
WHERE matched IS NOT NULL AND offered <= today();

-- Now and then somebody else was asked before.
INSERT INTO referrals_offer (id, referral_id, worker_id, status, made_by_id, made_at, answered_at, created_at, updated_at)
SELECT
    id_of('handed back', n), plan.id, worker.id, 'handed_back', plan.lead, offered + time '07:00', offered + time '07:30',
    offered + time '07:00', offered + time '07:30'
FROM plan JOIN worker ON worker.t = plan.t AND worker.until IS NULL AND worker.chair = 2
WHERE matched IS NOT NULL AND offered <= today() AND chance(n, 176) < 0.05;

INSERT INTO referrals_referralstatuschange (id, referral_id, from_status, to_status, by_id, at, reason)
SELECT id_of('referral became ' || place, n), plan.id, from_status, to_status, by_id, moment(day, n, 180 + place), reason
FROM plan
CROSS JOIN LATERAL (VALUES
    (1, sent, 'draft', 'submitted', referrer, ''),
    (2, asked, 'submitted', 'information_requested', lead, ''),
    (3, CASE WHEN asked IS NOT NULL THEN answered END, 'information_requested', 'submitted', referrer, ''),
    (4, CASE WHEN declined IS NULL THEN accepted END, 'submitted', 'waiting', lead, ''),
    (5, matched, 'waiting', 'matched', worker_user, ''),
    (6, declined, 'submitted', 'declined', lead, 'Other support fits better at the moment'),
    (7, withdrawn, 'waiting', 'withdrawn', referrer, pick(withdrawals(), n, 188))
) AS step (place, day, from_status, to_status, by_id, reason)
WHERE day <= today();
