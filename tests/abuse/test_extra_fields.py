"""A form takes its own fields and no others, and of its choices only those that it offers."""

import pytest
import time_machine
from django import forms
from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from tests.abuse.places import FORMS, form_of
from tests.abuse.rows import ids, rows
from tests.abuse.strategies import keys_of
from tests.consistency.filling import sensible_answers

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
OURS = ["accounts", "workers", "referrals", "supervision"]
# What a form may well ask elsewhere, and a name that a form carries unseen.
NAMES = ["is_staff", "is_superuser", "role", "by", "on", "user", "submission_id", "permissions", "scope"]
FIELDS = [field for app in OURS for model in apps.get_app_config(app).get_models() for field in model._meta.fields]


@pytest.mark.parametrize("place", FORMS, ids=str)
def test_extra_fields_change_nothing(place, world):
    client, address = place.client(world), place.address(world)
    form = form_of(client.get(address))
    sensible = sensible_answers(form) if form else {}
    known = ids(rows())
    with time_machine.travel(timezone.now(), tick=False):
        plain = outcome(client, address, sensible, known)
        extra = {name: value for name, value in extras(world).items() if name not in own_keys(form)}
        assert outcome(client, address, sensible | extra, known) == plain


def own_keys(form):
    return {*keys_of(form), "later"} if form else set()


def outcome(client, address, data, known):
    """(status, every row) after sending; nothing of it remains."""
    with transaction.atomic():
        status = client.post(address, data).status_code
        after = rows(known)
        transaction.set_rollback(True)
    return status, after


def extras(world):
    """A value that would do harm for the name of every field of every model of ours."""
    values = dict.fromkeys(NAMES, "1")
    for field in FIELDS:
        values |= {field.name: harmful(field, world), field.attname: harmful(field, world)}
    return {name: value for name, value in values.items() if value is not None}


def harmful(field, world):
    others = {"accounts.User": world.lead2, "accounts.Team": world.south, "workers.Worker": world.worker3_profile}
    if field.related_model:
        other = others.get(field.related_model._meta.label)
        return other and str(other.pk)
    if field.choices:
        return str(field.choices[-1][0])
    if isinstance(field, models.UUIDField):
        return str(world.worker3_profile.pk)
    kinds = {models.BooleanField: "on", models.DateTimeField: "2001-02-03T04:05:06Z", models.DateField: "2001-02-03"}
    return next((value for kind, value in kinds.items() if isinstance(field, kind)), "7")


@pytest.mark.parametrize("place", FORMS, ids=str)
def test_what_a_form_does_not_offer_cannot_be_chosen(place, world):
    client, address = place.client(world), place.address(world)
    form = form_of(client.get(address))
    sensible, before = sensible_answers(form) if form else {}, rows()
    for name in choosing(form):
        for other in not_offered(form.fields[name], world) - set(sensible.values()):
            with transaction.atomic():
                answer = client.post(address, sensible | {form.add_prefix(name): other})
                assert mentions(rows(), other) == mentions(before, other), (name, other)
                assert answer.status_code == 302 or refused(form_of(answer), name), (name, other)
                transaction.set_rollback(True)


def refused(form, name):
    """Whether the choice is said to be wrong, or was left out with the question it belongs to."""
    return name in form.errors or not form[name].data


def choosing(form):
    return [name for name, field in form.fields.items() if hasattr(field, "choices")] if form else []


def not_offered(field, world):
    """Ids of records on the other side, and of the reader's own that stand for something else."""
    things = [world.south, world.south_referring, world.worker3_profile, world.lead2, world.goal, world.admin]
    offered = (
        {str(value) for value, _ in field.choices}
        if not isinstance(field, forms.ModelChoiceField)
        else {str(pk) for pk in field.queryset.values_list("pk", flat=True)}
    )
    return {str(thing.pk) for thing in things} - offered


def mentions(texts, other):
    return sum(text.count(other) for text in texts)
