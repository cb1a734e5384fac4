"""The role description and the code of conduct have versions, and each worker agrees to what holds."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from groundwork.paragraphs import blocks
from notices.models import Notice
from tests.factories import AbsenceFactory, days_ago
from tests.reminding import told
from training import reminders as rules
from training.actions.conduct import agree, set_conduct, take_back_conduct
from training.models import Agreement, Conduct
from workers.models import Worker

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)
SOON = days_ago(-10)
CODE = Conduct.Document.CODE


def version(cast, **fields):
    given = {"document": CODE, "holds_from": TODAY, "text": "We are kind.", "reason": "Shorter"}
    return set_conduct(by=cast.admin, **given | fields)


def began_before_today():
    """As a service that has had both documents for a while."""
    old = days_ago(40)
    Conduct.objects.bulk_create(
        Conduct(document=document, holds_from=old, text="As it was.") for document in Conduct.Document
    )
    begun = Conduct.objects.filter(holds_from=TODAY)
    begun.update(taken_back_at=f"{TODAY}T08:00Z", taken_back_by_id=some_admin(), taken_back_reason="For this test")
    return Conduct.objects.get(document=CODE, holds_from=old)


def some_admin():
    return Worker.objects.values_list("line_manager", flat=True).first()


@pytest.fixture
def old(cast):
    return began_before_today()


def boxes_of(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def to_agree(user, today=TODAY):
    return list(Conduct.objects.to_agree(user, today))


def test_a_service_begins_with_a_version_of_each(cast):
    assert {each.document for each in Conduct.objects.in_force(TODAY)} == {"role", "code"}
    assert all(any(block.is_heading for block in blocks(each.text)) for each in Conduct.objects.all())


def test_a_worker_agrees_and_is_asked_again_when_it_changes(cast, old):
    assert old in to_agree(cast.worker)
    agree(version=old, worker=cast.worker_profile, by=cast.worker)
    assert old not in to_agree(cast.worker)
    assert old in to_agree(cast.worker2)
    new = version(cast)
    assert new in to_agree(cast.worker)
    assert cast.worker_profile.agreements.get().version == old


def test_a_version_to_come_asks_nobody_before_its_day(cast, old):
    new = version(cast, holds_from=SOON)
    assert new not in to_agree(cast.worker, SOON - timedelta(days=1))
    assert new in to_agree(cast.worker, SOON)
    with pytest.raises(ValidationError, match="does not hold now"):
        agree(version=new, worker=cast.worker_profile, by=cast.worker)


def test_what_was_replaced_is_not_agreed_to_any_more(cast, old):
    version(cast)
    with pytest.raises(ValidationError, match="does not hold now"):
        agree(version=old, worker=cast.worker_profile, by=cast.worker)


def test_nobody_agrees_for_somebody_else_or_twice(cast, old):
    with pytest.raises(ValidationError, match="for themselves"):
        agree(version=old, worker=cast.worker_profile, by=cast.lead)
    agree(version=old, worker=cast.worker_profile, by=cast.worker)
    with pytest.raises(ValidationError, match="agreed to this version already"), transaction.atomic():
        agree(version=old, worker=cast.worker_profile, by=cast.worker)


def test_a_version_begins_today_or_later_and_once_a_day(cast, old):
    with pytest.raises(ValidationError, match="from today or a later day"):
        version(cast, holds_from=days_ago(1))
    version(cast)
    with pytest.raises(ValidationError, match="Choose another day"), transaction.atomic():
        version(cast)


def test_only_what_has_not_begun_is_taken_back(cast, old):
    coming = version(cast, holds_from=SOON)
    take_back_conduct(version=coming, by=cast.admin, reason="Not agreed with the union")
    assert coming not in to_agree(cast.worker, SOON)
    with pytest.raises(ValidationError, match="taken back meanwhile"):
        take_back_conduct(version=coming, by=cast.admin, reason="Twice")
    with pytest.raises(ValidationError, match="holds already"):
        take_back_conduct(version=old, by=cast.admin, reason="Late")


@pytest.mark.parametrize("field", ["text", "holds_from", "reason", "document"])
def test_the_database_keeps_what_a_version_says(cast, old, field):
    value = {"holds_from": SOON, "document": "role"}.get(field, "Other words")
    with pytest.raises(DatabaseError), transaction.atomic():
        Conduct.objects.filter(pk=old.pk).update(**{field: value})


def test_the_database_keeps_versions_and_agreements(cast, old):
    agreement = agree(version=old, worker=cast.worker_profile, by=cast.worker)
    others = Conduct.objects.exclude(document=CODE)
    for rows in (others, Agreement.objects.filter(pk=agreement.pk)):
        with pytest.raises(DatabaseError, match=r"Cannot|permission denied"), transaction.atomic():
            rows.delete()


def test_workers_are_told_of_a_new_version_and_of_its_taking_back(cast, old):
    coming = version(cast, holds_from=SOON)
    workers = {cast.worker, cast.worker2, cast.worker3}
    assert {each.recipient for each in Notice.objects.filter(kind="conduct_set")} == workers
    take_back_conduct(version=coming, by=cast.admin, reason="Not agreed")
    assert {each.recipient for each in Notice.objects.filter(kind="conduct_taken_back")} == workers


def code_reminded(day):
    return told(rules.REMINDERS, rules.CodeToAgree, day)


@pytest.mark.parametrize(
    ("days", "expected"), [(6, set()), (7, {"worker"}), (13, {"worker"}), (14, {"worker", "lead"})]
)
def test_the_worker_is_reminded_then_the_line_manager(cast, old, days, expected):
    new = version(cast)
    for worker in (cast.worker2_profile, cast.worker3_profile):
        agree(version=new, worker=worker, by=worker.user)
    assert code_reminded(TODAY + timedelta(days=days)) == expected


def test_whoever_starts_later_has_as_long(cast, old):
    Worker.objects.exclude(pk=cast.worker_profile.pk).update(left_on=TODAY)
    Worker.objects.filter(pk=cast.worker_profile.pk).update(started_on=TODAY)
    assert code_reminded(TODAY) == set()
    assert code_reminded(TODAY + timedelta(days=7)) == {"worker"}


def test_nobody_is_reminded_of_who_is_away_left_or_agreed(cast, old):
    new = version(cast)
    AbsenceFactory(worker=cast.worker_profile, first=-1, last=30)
    Worker.objects.filter(pk=cast.worker2_profile.pk).update(left_on=days_ago(-2))
    agree(version=new, worker=cast.worker3_profile, by=cast.worker3)
    assert code_reminded(TODAY + timedelta(days=14)) == set()


def test_a_worker_finds_it_on_the_start_page_and_agrees(cast, old, sign_in):
    client = sign_in(cast.worker)
    assert "to read and agree" in client.get("/").text
    page = client.get(old.get_absolute_url())
    assert "As it was." in page.text
    assert "I have read this and agree" in client.get(reverse("training:agree", args=[old.pk])).text
    client.post(reverse("training:agree", args=[old.pk]), follow=True)
    assert "You agreed on" in client.get(old.get_absolute_url()).text
    assert client.get(reverse("training:agree", args=[old.pk])).status_code == 302


def test_the_lead_sees_who_has_and_who_has_not(cast, old, sign_in):
    agree(version=old, worker=cast.worker_profile, by=cast.worker)
    client = sign_in(cast.lead)
    page = client.get(reverse("training:agreement_list"))
    rows = {worker.user: (bool(worker.role), bool(worker.code)) for worker in page.context["page_obj"]}
    assert rows == {cast.worker: (False, True), cast.worker2: (False, False)}
    missing = client.get(reverse("training:agreement_list"), {"missing": "code"})
    assert [worker.user for worker in missing.context["page_obj"]] == [cast.worker2]
    profile = client.get(cast.worker_profile.get_absolute_url()).text
    assert "To agree: role description" in profile
    assert "agreed on" in profile


def test_an_administrator_sets_a_version_from_the_last(cast, old, sign_in):
    url = reverse("training:set_conduct", args=["code"])
    client = sign_in(cast.admin)
    assert "As it was." in client.get(url).text
    client.post(url, {"text": "We listen.", "reason": "Clearer"} | boxes_of("holds_from", SOON))
    assert Conduct.objects.get(document=CODE, holds_from=SOON).text == "We listen."
    assert client.get(reverse("training:set_conduct", args=["other"])).status_code == 404


def test_text_is_shown_as_headings_lists_and_paragraphs():
    text = "What you do\r\n\r\n- You listen\n- You ask\n\nOne line.\nAnother\n \n- no list\nas it goes on"
    found = blocks(text)
    assert [(block.is_heading, block.is_list) for block in found] == [
        (True, False), (False, True), (False, False), (False, False),
    ]  # fmt: skip
    assert found[1].lines == ["You listen", "You ask"]
