import pytest
from django.db import DatabaseError, transaction
from django.test import RequestFactory

from groundwork.models import AccessEvent
from groundwork.trail import note_access
from tests.database import as_owner
from tests.factories import PersonFactory, ReferralFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of(cast):
    request = RequestFactory().get("/")
    request.user = cast.lead
    request.resolver_match = type("Match", (), {"view_name": "referrals:referral_detail"})
    return request


def test_an_access_names_who_looked_at_whom_where(request_of, cast):
    person, other = PersonFactory(), PersonFactory()
    note_access(request_of, person.pk, other.pk, person.pk)
    [event] = AccessEvent.objects.filter(subjects__contains=[person.pk])
    assert (event.user, event.subjects) == (cast.lead, [person.pk, other.pk])
    assert event.verb == "referrals:referral_detail"


def test_a_page_of_nobodys_record_leaves_no_trace(request_of):
    note_access(request_of, None)
    assert not AccessEvent.objects.exists()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_accesses_are_never_altered(request_of, change):
    note_access(request_of, PersonFactory().pk)
    with as_owner(), pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        rows = AccessEvent.objects.all()
        rows.update(verb="x") if change == "update" else rows.delete()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_history_is_never_altered(change):
    person = PersonFactory()
    with as_owner(), pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        rows = person.events.all()
        rows.update(name="x") if change == "update" else rows.delete()


def test_history_keeps_every_version_of_a_row():
    person = PersonFactory(name="Before")
    person.name = "After"
    person.save()
    assert list(person.events.order_by("pgh_id").values_list("name", flat=True)) == ["Before", "After"]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_timeline_is_never_altered(cast, change):
    referral = ReferralFactory()
    referral.status_changes.create(to_status="submitted", by=cast.coordinator)
    with as_owner(), pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        rows = referral.status_changes.all()
        rows.update(reason="x") if change == "update" else rows.delete()
