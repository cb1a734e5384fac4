"""What the rows are made of: lists of words and of entries, as functions that SQL can call."""

from string import Template

from django.contrib.auth.hashers import make_password
from django.urls import reverse

from demo import asking, names, notes, supervisions, supports, threads
from demo.referrals import DECLINES, QUESTIONS, WITHDRAWALS
from demo.service import SIGN_IN_WITH
from referrals.models import DeclineReason, Person, SupportTheme
from support.models import ConnectionKind, EndingReason, Principle
from workers.models import ExperienceTheme

SCHEMA = "making"
NOTHING = "00000000-0000-0000-0000-000000000000"
CONSTANT = Template("CREATE FUNCTION $name() RETURNS $kind IMMUTABLE LANGUAGE sql RETURN %s::$kind")
PATH = Template(
    "CREATE FUNCTION $name(id uuid) RETURNS text IMMUTABLE LANGUAGE sql RETURN replace('$path', '$nothing', id::text)"
)
PAGES = {
    "referral_path": "referrals:referral_detail",
    "support_path": "support:support_detail",
    "offer_path": "referrals:offer_detail",
}


def of_threads(*parts):
    return [text for thread in threads.THREADS for part in parts for text in thread[part]]


def each_thread(part):
    return [thread[part] for thread in threads.THREADS]


def words():
    """Name to list of texts."""
    return of_people() | of_meetings() | of_decisions()


def of_people():
    return {
        "first_names": names.FIRST,
        "last_names": names.LAST,
        "streets": names.STREETS,
        "towns": names.TOWNS,
        "ethnicities": [value for value in Person.Ethnicity.values if value != Person.Ethnicity.SELF],
        "safe_contacts": asking.SAFE,
        "access_needs": asking.ACCESS,
        "venues": asking.VENUES,
        "times": asking.TIMES,
        "hopes": each_thread("hopes"),
        "strengths": each_thread("strengths"),
        "interests": each_thread("interests"),
        "goals": of_threads("goals"),
        "places": each_thread("place"),
        "connections": each_thread("connection"),
        "ending_summaries": each_thread("summary"),
        "taking_on": each_thread("taking_on"),
    }


def of_meetings():
    return {
        "summaries": [*of_threads("early", "middle", "late"), *threads.ANY_SESSION],
        "missed": [text for texts in threads.MISSED.values() for text in texts],
        "mattered": of_threads("mattered"),
        "learned": threads.LEARNED,
        "purposes": threads.SHARED_PURPOSES,
        "others_present": notes.OTHERS,
        "review_talk": threads.REVIEW_TALK,
        "review_next": threads.REVIEW_NEXT,
        "extensions": [supports.EXTENSION],
        "pauses": supports.PAUSE,
        "concerns": [text for _, text in supports.CONCERNS],
        "outcomes": supports.OUTCOMES,
    }


def of_decisions():
    return {
        "questions": [question for question, _ in QUESTIONS],
        "answers": [answer for _, answer in QUESTIONS],
        "declines": [explanation for _, explanation, _ in DECLINES],
        "withdrawals": WITHDRAWALS,
        "discussed": supervisions.DISCUSSED,
        "caseloads_discussed": supervisions.PEOPLE,
        "workers_words": supervisions.OWN_WORDS,
        "actions": supervisions.ACTIONS,
        "rooms": supervisions.PLACES,
    }


def lists():
    """Name to the ids of a list's entries."""
    return {
        "principles": Principle.objects,
        "support_themes": SupportTheme.objects,
        "experience_themes": ExperienceTheme.objects,
        "connection_kinds": ConnectionKind.objects,
        "decline_reasons": DeclineReason.objects,
        "planned_endings": EndingReason.objects.filter(planned=True),
        "unplanned_endings": EndingReason.objects.filter(planned=False).exclude(code=EndingReason.NEW_WORKER),
    }


def define(cursor, shape, now, today):
    """Make the schema with a function for each list and number; PostgreSQL puts them in as constants."""
    cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CREATE SCHEMA {SCHEMA}")
    cursor.execute(f"SET LOCAL search_path = {SCHEMA}, public")
    for name, texts in words().items():
        constant(cursor, name, "text[]", list(texts))
    for name, entries in lists().items():
        constant(cursor, name, "bigint[]", list(entries.order_by("pk").values_list("pk", flat=True)))
    constant(cursor, "teams", "int", shape.teams)
    constant(cursor, "referrals", "int", shape.referrals)
    constant(cursor, "days", "int", shape.days)
    constant(cursor, "today", "date", today)
    constant(cursor, "this_moment", "timestamptz", now)
    constant(cursor, "password", "text", make_password(SIGN_IN_WITH))
    for name, page in PAGES.items():
        cursor.execute(PATH.substitute(name=name, path=reverse(page, args=[NOTHING]), nothing=NOTHING))


def constant(cursor, name, kind, value):
    cursor.execute(CONSTANT.substitute(name=name, kind=kind), [value])
