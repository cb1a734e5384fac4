"""The lists by which inductions go: set for a day to come, changed until then, and as they are from then on."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from development.actions.checklists import add_checklist_item, edit_checklist_item, set_checklist, take_back_checklist
from development.models import Checklist
from development.starting_lists import ITEMS
from tests.factories import days_ago
from tests.training.test_rules import boxes_of
from workers.models import Stage

pytestmark = pytest.mark.django_db
LISTS = reverse("development:checklist_list")


@pytest.fixture
def stage(db):
    return Stage.objects.get(code="induction")


@pytest.fixture
def coming(cast, stage):
    return set_checklist(stage=stage, by=cast.admin, holds_from=days_ago(-7), reason="A year has passed.")


def refused(words):
    return pytest.raises(ValidationError, match=words)


def test_a_service_begins_with_a_list(stage):
    checklist = Checklist.objects.in_force(stage, None, days_ago(0))
    assert checklist.items.count() == len(ITEMS)
    assert checklist.set_by is None


def test_a_new_list_begins_with_what_the_last_one_has(stage, coming):
    before = Checklist.objects.in_force(stage, None, days_ago(0))
    assert before != coming
    assert set(before.items.values_list("line", "title")) == set(coming.items.values_list("line", "title"))
    assert Checklist.objects.in_force(stage, None, days_ago(-7)) == coming


def test_it_holds_from_tomorrow_at_the_earliest_and_once_a_day(cast, stage, coming):
    with transaction.atomic(), refused("from tomorrow"):
        set_checklist(stage=stage, by=cast.admin, holds_from=days_ago(0), reason="Now.")
    with transaction.atomic(), refused("begins on that day already"):
        set_checklist(stage=stage, by=cast.admin, holds_from=days_ago(-7), reason="Again.")


def test_it_can_be_changed_until_it_holds(cast, coming):
    item = add_checklist_item(checklist=coming, by=cast.admin, title="Meet the choir", owner="worker", due_days=30)
    with transaction.atomic(), refused("something with this title"):
        add_checklist_item(checklist=coming, by=cast.admin, title="Meet the choir", owner="lead", due_days=3)
    Checklist.objects.filter(pk=coming.pk).update(holds_from=days_ago(0))
    with transaction.atomic(), refused("holds already"):
        edit_checklist_item(item=item, by=cast.admin, title="Meet", owner="lead", due_days=3)
    with refused("holds already"):
        take_back_checklist(checklist=coming, by=cast.admin, reason="A slip.")


def test_one_that_is_taken_back_is_nobody_s_and_its_day_is_free(cast, stage, coming):
    take_back_checklist(checklist=coming, by=cast.admin, reason="A slip.")
    assert Checklist.objects.in_force(stage, None, days_ago(-7)) != coming
    assert set_checklist(stage=stage, by=cast.admin, holds_from=days_ago(-7), reason="Anew.").items.count() == len(
        ITEMS
    )


def test_an_administrator_sets_a_list_and_changes_it_on_the_pages(cast, stage, sign_in):
    client = sign_in(cast.admin)
    sent = {"stage": stage.pk, "team": cast.north.pk, "reason": "Ours.", "submission": "1"}
    address = reverse("development:set_checklist")
    assert address in client.get(LISTS).text
    page = client.post(address, sent | boxes_of("holds_from", days_ago(-3)))
    checklist = Checklist.objects.get(team=cast.north)
    assert page.url == checklist.get_absolute_url()
    address = reverse("development:add_checklist_item", args=[checklist.pk])
    assert address in client.get(page.url).text
    client.post(address, {"title": "Meet the choir", "owner": "worker", "due_days": "30", "submission": "2"})
    item = checklist.items.get(title="Meet the choir")
    edit, remove = (reverse(f"development:{deed}_checklist_item", args=[item.pk]) for deed in ("edit", "remove"))
    client.post(edit, {"title": "Meet the band", "owner": "worker", "due_days": "30", "submission": "3"})
    assert "Meet the band" in client.get(page.url).text
    client.post(remove, {"submission": "4"})
    assert "Meet the band" not in client.get(page.url).text
    client.post(
        reverse("development:take_back_checklist", args=[checklist.pk]), {"reason": "Not ours.", "submission": "5"}
    )
    assert "Taken back" in client.get(LISTS).text


def test_a_list_that_holds_offers_no_change(cast, stage, sign_in):
    checklist = Checklist.objects.in_force(stage, None, days_ago(0))
    client = sign_in(cast.admin)
    assert "Add to the list" not in client.get(checklist.get_absolute_url()).text
    address = reverse("development:add_checklist_item", args=[checklist.pk])
    assert client.get(address).url == checklist.get_absolute_url()
