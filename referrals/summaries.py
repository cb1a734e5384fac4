"""A referral in words, section by section, for pages that show it."""

from datetime import date

from django.utils.html import format_html

from groundwork.words import day
from referrals.forms.sections import SECTION_FORMS, owner_of
from referrals.models import Person, Referral, Risk
from workers.models import Worker

Section = Referral.Section
NOTHING = "Not given"
# Headings of the rows where the form asks a question; others use the form's label.
HEADINGS = {
    "nhs_number_missing": "Why the NHS number is missing",
    "contact_by": "Best way to make contact",
    "may_leave_message": "A message may be left",
    "interpreter_needed": "Interpreter needed",
    "hopes": "What they hope for, in their own words",
    "strengths": "Strengths",
    "interests": "Interests",
    "themes": "Would like support with",
    "worker_gender": "Worker",
    "experience_themes": "Shared experience",
    "same_worker": "Same worker as before",
    "mode": "How to meet",
    "venue": "Where to meet",
    "days": "Days",
    "times": "Times",
    "involve": "Who else to involve",
    "priority": "Priority",
    "discharge": "Hospital discharge",
    "discharge_on": "Date of discharge",
    "agreed": "Agreed to the referral",
    "agreed_on": "Agreed on",
    "agreed_how": "How they agreed",
}
# Shown only where they hold something: they belong to another answer.
DEPENDENT = {"nhs_number", "nhs_number_missing", "gender_in_own_words", "ethnicity_in_own_words", "discharge_on"}
EQUALITY = {"gender", "gender_in_own_words", "ethnicity", "ethnicity_in_own_words"}
# What a worker needs to know before they say yes: who, what they hope for, what to take care of.
FOR_ASKED_WORKER = {
    Section.ABOUT: ["name", "preferred_name", "pronouns"],
    Section.CONTACT: ["language", "interpreter_needed", "access_needs"],
    Section.HOPES: None,
    Section.CHOICES: None,
    Section.RISK: None,
}


def rows(referral, section, only=None, without=(), change_url=None, person=None):
    """Parameters for a summary list of one section; `change_url` adds a link to each row.

    `person` stands for the referral's own where they are to be shown in another way.
    """
    owner = owner_of(referral, section)
    if person and owner == referral.person:
        owner = person
    form = SECTION_FORMS[section]
    names = [name for name in form.Meta.fields if (only is None or name in only) and name not in without]
    given = [(name, heading(form, name), in_words(owner, name)) for name in names if is_shown(owner, name)]
    if section == Section.RISK:
        given += risks_in_words(referral)
    return [row(*each, change_url) for each in given]


def row(name, key, words, change_url):
    actions = {"items": [{"href": f"{change_url}#id_{name}", "text": "Change", "visuallyHiddenText": key}]}
    return {"key": {"text": key}, "value": value(words), "actions": actions if change_url else None}


def risks_in_words(referral):
    """Field, heading and words of each kind of risk, and of what is known of it where something is."""
    for kind in referral.risks_asked:
        yield kind.code, kind.heading, Risk.Answer(kind.answer).label if kind.answer else ""
        if kind.detail:
            yield kind.detail_code, f"{kind.heading}: what is known", kind.detail


def risk_in_words(kind):
    """What is answered of a kind of risk, and known of it, in one line."""
    answer = Risk.Answer(kind.answer).label if kind.answer else ""
    return f"{answer}: {kind.detail}" if kind.detail else answer


def heading_of(name):
    """The heading of the row of a field of the person."""
    for section in Referral.PERSON_SECTIONS:
        if name in SECTION_FORMS[section].Meta.fields:
            return heading(SECTION_FORMS[section], name)
    verbose = Person._meta.get_field(name).verbose_name
    return f"{verbose[0].upper()}{verbose[1:]}"


def person_rows(person, section):
    """Rows of one section about a person, without equality answers and without changing anything."""
    form = SECTION_FORMS[section]
    names = [name for name in form.Meta.fields if name not in EQUALITY and is_shown(person, name)]
    return [row(name, heading(form, name), in_words(person, name), None) for name in names]


def is_shown(owner, name):
    """Whether a row has a place: those that depend on another answer only when filled."""
    return name not in DEPENDENT or bool(getattr(owner, name))


def heading(form, name):
    if name in HEADINGS:
        return HEADINGS[name]
    field = form.declared_fields.get(name) or form.base_fields[name]
    return str(field.label).removesuffix(" (optional)")


def value(words):
    """Words as the parameter of a summary list row."""
    if not words:
        return {"text": NOTHING}
    return {"html": format_html('<span class="app-user-text">{}</span>', words)}


def in_words(owner, name):
    """The value of a field in words; empty where there is none."""
    held = getattr(owner, name)
    if name == "days":
        return Worker.Weekday.in_words(held)
    if name == "nhs_number":
        return f"{held[:3]} {held[3:6]} {held[6:]}"
    if name == "phone":
        return held.as_national if held else ""
    if hasattr(held, "all"):
        return ", ".join(str(item) for item in held.all())
    if isinstance(held, bool):
        return "Yes" if held else "No"
    if isinstance(held, date):
        return day(held)
    display = getattr(owner, f"get_{name}_display", None)
    return str(display() if display else held or "")


def whole(referral, **wanted):
    """Every section of a referral: title and rows, `wanted` as in `rows`."""
    return [{"title": each.label, "rows": rows(referral, each, **wanted)} for each in Section]


def as_sent(referral):
    """The whole as its referrer wrote it."""
    return whole(referral, person=referral.person_of_referrer)


def for_asked_worker(referral):
    """What a worker is shown before they say yes."""
    return [
        {"title": section.label, "rows": rows(referral, section, only=only)}
        for section, only in FOR_ASKED_WORKER.items()
    ]


def offer_rows(referral):
    """What the person hopes for and asked for, as rows of key and value; what was not said is left out."""
    rows = [
        ("Hopes", referral.hopes),
        ("Strengths", referral.strengths),
        ("Interests", referral.interests),
        ("Languages", referral.person.language),
        ("Interpreter", "Needed" if referral.person.interpreter_needed else ""),
        ("Access needs", referral.person.access_needs),
        ("Worker's gender", referral.get_worker_gender_display()),
        ("Days", Worker.Weekday.in_words(referral.days)),
        ("Times", referral.times),
        ("How to meet", referral.get_mode_display()),
        ("Where to meet", referral.venue),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]
