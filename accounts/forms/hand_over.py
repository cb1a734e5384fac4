"""Who takes over what somebody looks after: everything, all of a kind in a team, or one by one."""

from dataclasses import dataclass
from functools import cached_property

from django import forms

from accounts.models import Team, User
from accounts.permissions import Permission
from accounts.stranded import BELONGINGS, Belonging
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Fieldset, Layout
from groundwork.names import by_name

MOST_ONE_BY_ONE = 30


@dataclass
class Part:
    """What somebody looks after of one kind in one team, and who could take it over.

    `keys` are the ids of all; `seen` those that the reader may know by name, with what they are called; `people`,
    ids of whom that names.
    """

    kind: Belonging
    team: Team
    keys: list
    seen: list
    people: list
    candidates: list

    @cached_property
    def name(self):
        return f"{self.kind.name}-{self.team.pk}"

    @property
    def one_by_one(self):
        """Those that can be handed over each to somebody else."""
        return self.seen if len(self.keys) > 1 else []

    @property
    def label(self):
        """What the choice for all of them is called: by name where it is only one."""
        return self.seen[0][1] if self.seen and not self.one_by_one else f"All: {self.counted}"

    @property
    def counted(self):
        return f"{self.kind.counted(len(self.keys))} in {self.team}"


def parts_of(user, reader, now):
    """Everything that `user` looks after, in the teams that `reader` looks after."""
    found = [(kind, team, keys) for kind in BELONGINGS.kinds.values() for team, keys in keys_of(kind, user, reader)]
    teams = Team.objects.in_bulk({team for _, team, _ in found})
    return [
        Part(kind, teams[team], keys, *seen_of(kind, keys, reader), candidates(kind, team, user, now))
        for kind, team, keys in found
    ]


def keys_of(kind, user, reader):
    """Team and ids of the rows of a kind that `user` looks after."""
    rows = kind.owned_by(user).order_by()
    if not reader.can(Permission.MANAGE_ACCOUNTS):
        rows = rows.filter(**{f"{kind.team}__in": reader.teams_with(Permission.MANAGE_WORKERS)})
    by_team = {}
    for pk, team in rows.values_list("pk", kind.team).order_by("pk"):
        by_team.setdefault(team, []).append(pk)
    return by_team.items()


def seen_of(kind, keys, reader):
    """Id and name of those rows that the reader may open, where they are not too many, and ids of the people named."""
    if len(keys) > MOST_ONE_BY_ONE:
        return [], []
    rows = kind.open().visible_to(reader).filter(pk__in=keys).select_related(*kind.related)
    named = sorted(((row.pk, kind.label(row)) for row in rows), key=lambda pair: pair[1])
    return named, [kind.person(row) for row in rows] if kind.person else []


def candidates(kind, team, user, now):
    return list(kind.who_can(team, now).exclude(pk=user.pk).order_by(*by_name()))


class HandOverForm(NHSForm):
    """`to` in the cleaned data: a list of kind, id and new owner for each thing that somebody is chosen for."""

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = parts
        self.people = {str(user.pk): user for part in parts for user in part.candidates}
        named = sorted(self.people.values(), key=User.get_full_name)
        self.fields["everything"] = choice(
            "Everything that they can take over", named, help_text="Or choose for each kind below."
        )
        for part in parts:
            self.fields[part.name] = choice(part.label, part.candidates)
            for pk, label in part.one_by_one:
                self.fields[f"{part.kind.name}-{pk}"] = choice(label, part.candidates, empty="As chosen above")

    def get_layout(self):
        return Layout("everything", *(Fieldset(part.counted, *self.names_of(part), size="m") for part in self.parts))

    def names_of(self, part):
        return [part.name, *(f"{part.kind.name}-{pk}" for pk, _ in part.one_by_one)]

    def clean(self):
        answers = super().clean()
        to = [given for part in self.parts for given in self.given_of(part, answers)]
        if not to and not self.errors:
            self.add_error("everything", "Choose who takes over at least one of them.")
        return answers | {"to": to}

    def given_of(self, part, answers):
        """Whoever is chosen for a thing itself goes before who is for its kind, and these before who is for all."""
        able = {str(user.pk) for user in part.candidates}
        for pk in part.keys:
            names = (f"{part.kind.name}-{pk}", part.name, "everything")
            chosen = next((answers[name] for name in names if answers.get(name)), "")
            if chosen in able:
                yield part.kind.name, pk, self.people[chosen]


def choice(label, people, empty="Nobody yet", **kwargs):
    options = [("", empty), *((str(user.pk), user.name) for user in people)]
    named = label.replace("%", "%%")
    messages = {
        "required": f"Choose who takes over: {named}",
        "invalid_choice": f"Choose somebody of the list, or nobody yet: {named}",
    }
    return forms.ChoiceField(label=label, choices=options, required=False, error_messages=messages, **kwargs)
