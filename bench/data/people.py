"""Many people whom the service knows, and nothing else about them."""

from django.db import connection, transaction

from demo import names

# Every name, date of birth and telephone number is as likely as the next; a fifth have no telephone.
PEOPLE = """
    INSERT INTO referrals_person (
        id, name, preferred_name, pronouns, date_of_birth, nhs_number, nhs_number_missing, contact_by, phone, email,
        address, postcode, safe_contact, language, access_needs, gender, gender_in_own_words, ethnicity,
        ethnicity_in_own_words, is_known, deceased_source, created_at, updated_at
    )
    SELECT
        gen_random_uuid(), first || ' ' || last, '', '', date '1935-01-01' + (random() * 26000)::int, '', 'not_known',
        '',
        CASE WHEN n %% 5 > 0 THEN '+447' || lpad(n::text, 9, '0') ELSE '' END,
        CASE WHEN n %% 3 = 0 THEN 'person' || n || '@example.org' ELSE '' END,
        '', '', '', '', '', '', '', '', '', true, '', now(), now()
    FROM generate_series(1, %(number)s) n
    CROSS JOIN LATERAL (
        SELECT
            (%(first)s::text[])[1 + floor(random() * %(firsts)s + n * 0)::int] AS first,
            (%(last)s::text[])[1 + floor(random() * %(lasts)s + n * 0)::int] AS last
    ) AS names
"""


@transaction.atomic
def make_people(number):
    """As the owner of the tables; without their history, which nobody reads here."""
    first, last = names.FIRST, names.LAST
    words = {"number": number, "first": first, "firsts": len(first), "last": last, "lasts": len(last)}
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE referrals_person DISABLE TRIGGER USER")
        cursor.execute(PEOPLE, words)
        cursor.execute("ALTER TABLE referrals_person ENABLE TRIGGER USER")
        cursor.execute("ANALYZE referrals_person")
