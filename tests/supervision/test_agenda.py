import pytest
from django.urls import reverse

from supervision.agenda import agenda
from supervision.models import Supervision
from support.models import Concern, Session
from tests.factories import ActionFactory, SessionFactory, SupervisionFactory, SupportFactory, days_ago
from training.models import Course

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)


@pytest.fixture
def busy(cast):
    """One of everything to talk about, for a worker whose supervisor is not their lead."""
    Course.objects.exclude(code="fire").update(is_active=False)
    worker = cast.worker2_profile
    worker.agreed_caseload = 1
    worker.save()
    support = SupportFactory(worker=worker, next_review_due=days_ago(2))
    SupportFactory(worker=worker, expected_end_on=days_ago(-10))
    SessionFactory(support=support, wellbeing=2, debrief_wanted=True)
    SessionFactory(support=support, date=days_ago(29), wellbeing=1)
    SessionFactory(support=support, date=days_ago(3), attendance=Session.Attendance.NOT_YET, logged_at=None)
    Concern.objects.create(support=support, kind="risk", text="Worried.", raised_by=cast.worker2)
    held = {"status": Supervision.Status.RECORDED, "minutes": 60, "discussed": "The week."}
    for supervisor, day in [(cast.supervisor, 9), (cast.lead, 8)]:
        ActionFactory(supervision=SupervisionFactory(worker=worker, supervisor=supervisor, date=days_ago(day), **held))
    ActionFactory(supervision=SupervisionFactory(worker=cast.worker_profile, supervisor=cast.lead))
    return cast


def test_the_agenda_gathers_one_of_everything(busy):
    items = agenda(busy.worker2_profile, busy.supervisor, TODAY)
    assert len(items) == 9
    assert {item.count for item in items if "places" not in item.label} == {1}
    assert [(item.label, item.count) for item in items if "places" in item.label] == [
        ("Open supports: 2 of 1 places taken", 2)
    ]


def test_nothing_to_talk_about_is_an_empty_agenda(cast):
    Course.objects.update(is_active=False)
    assert agenda(cast.worker_profile, cast.lead, TODAY) == []


@pytest.mark.parametrize("key", ["worker2", "lead"])
def test_every_link_of_the_agenda_opens_a_list_of_that_length(busy, sign_in, key):
    client = sign_in(getattr(busy, key))
    for item in agenda(busy.worker2_profile, getattr(busy, key), TODAY):
        if item.url and "#" not in item.url:
            assert client.get(item.url).context["page_obj"].paginator.count == item.count, item.label


def test_a_supervisor_from_outside_sees_counts_without_links_to_records(busy, sign_in):
    urls = [item.url for item in agenda(busy.worker2_profile, busy.supervisor, TODAY)]
    assert not [url for url in urls if "/supports/" in url or "/sessions/" in url]
    assert all(sign_in(busy.supervisor).get(url).status_code == 200 for url in urls if url)


def test_the_agenda_stands_beside_the_record(busy, sign_in):
    supervision = SupervisionFactory(worker=busy.worker2_profile, supervisor=busy.supervisor, date=TODAY)
    text = sign_in(busy.supervisor).get(reverse("supervision:record", args=[supervision.pk])).text
    assert "Concerns without an outcome: 1" in text
