"""Two records of people side by side, field by field."""

from dataclasses import dataclass

from referrals.facts import differing, facts
from referrals.forms.sections.person import AboutForm, ContactForm
from referrals.models import Person
from referrals.summaries import heading, in_words

# Words for facts of several fields, which are kept together.
FACTS = {
    "nhs_number": "NHS number",
    "contact_by": "How to make contact",
    "gender": "Gender",
    "ethnicity": "Ethnic group",
}


@dataclass(frozen=True)
class Line:
    """One field: what it is called, what each says, and whether they differ."""

    key: str
    kept: str
    joined: str

    @property
    def differs(self):
        return self.kept != self.joined


def lines(kept, joined):
    """The fields of which one of two people says something."""
    names = [name for fields in facts().values() for name in fields]
    every = [Line(called(name), in_words(kept, name), in_words(joined, name)) for name in names]
    return [line for line in every if line.kept.strip() or line.joined.strip()]


def choices(kept, joined):
    """(fact, its words, what each says in words) of each fact about which they differ."""
    for fact in differing(kept, joined):
        yield fact, FACTS.get(fact) or called(fact), in_one(kept, fact), in_one(joined, fact)


def in_one(person, fact):
    """All that a person says of a fact, in one line; empty where nothing."""
    return ", ".join(filter(None, (in_words(person, name).strip() for name in facts()[fact])))


def called(name):
    """The words for a field of a person, those of the form where it asks for it."""
    form = next((form for form in (AboutForm, ContactForm) if name in form.Meta.fields), None)
    return heading(form, name) if form else str(Person._meta.get_field(name).verbose_name).capitalize()
