from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.actions.people import deactivate
from groundwork.transitions import InvalidTransition
from groundwork.words import day
from notices.models import Notice
from supervision.actions.supervisions import action_done, cancel, confirm, record, reschedule, schedule
from supervision.due import with_supervision
from supervision.models import Supervision
from tests.factories import ActionFactory, SupervisionFactory, days_ago
from workers.models import Worker

pytestmark = pytest.mark.django_db
Status, Kind = Supervision.Status, Supervision.Kind


@pytest.fixture
def planned(cast):
    return schedule(worker=cast.worker_profile, by=cast.lead, kind=Kind.PRACTICE, date=days_ago(0))


@pytest.fixture
def recorded(cast, planned):
    return record(supervision=planned, by=cast.lead, minutes=50, discussed="Boundaries and rest.")


def boxes(name, date):
    return {f"{name}-day": date.day, f"{name}-month": date.month, f"{name}-year": date.year}


def record_data(**changed):
    return {"minutes": "50", "discussed": "Boundaries and rest.", **boxes("date", days_ago(0))} | changed


def test_what_has_passed_is_in_the_diary_no_longer(cast, sign_in):
    url = reverse("supervision:schedule", args=[cast.worker_profile.pk])
    schedule(worker=cast.worker_profile, by=cast.lead, kind=Kind.PRACTICE, date=days_ago(-2))
    assert "The next is in the diary" in sign_in(cast.lead).get(url).text
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert "Nothing is in the diary yet." in sign_in(cast.lead).get(url).text


def test_schedule_puts_it_into_the_diary_and_tells_the_worker(cast, sign_in):
    url = reverse("supervision:schedule", args=[cast.worker_profile.pk])
    data = {"kind": "practice", "start": "9.30am", "place": "Room 2", **boxes("date", days_ago(-3))}
    answer = sign_in(cast.lead).post(url, data)
    planned = Supervision.objects.get()
    assert answer["Location"] == planned.get_absolute_url()
    assert (planned.supervisor, planned.date, planned.start) == (cast.lead, days_ago(-3), time(9, 30))
    assert Notice.objects.get().recipient == cast.worker


def test_scheduling_says_when_supervision_is_due_and_what_is_in_the_diary(cast, sign_in):
    url, client = reverse("supervision:schedule", args=[cast.worker_profile.pk]), sign_in(cast.lead)
    due = with_supervision(Worker.objects.all(), days_ago(0)).get(pk=cast.worker_profile.pk).supervision_due
    assert f"due by {day(due)}. Nothing is in the diary yet." in client.get(url).text
    schedule(worker=cast.worker_profile, by=cast.lead, kind=Kind.PRACTICE, date=days_ago(-2))
    assert f"due by {day(due)}. The next is in the diary for {day(days_ago(-2))}." in client.get(url).text


def test_a_saved_record_says_who_confirms_it(cast, sign_in, planned):
    url = reverse("supervision:record", args=[planned.pk])
    page = sign_in(cast.lead).post(url, record_data(), follow=True).text
    assert "The record is saved. Wren Adeyemi is asked to read and confirm it." in page


def test_schedule_refuses_two_of_a_kind_on_a_day(cast, planned):
    with pytest.raises(ValidationError, match="already planned or recorded for that day"):
        schedule(worker=cast.worker_profile, by=cast.lead, kind=Kind.PRACTICE, date=planned.date)


@pytest.mark.parametrize(
    ("key", "status"),
    [("lead", 200), ("supervisor", 200), ("worker2", 403), ("worker", 404), ("lead2", 404), ("manager", 404)],
)
def test_schedule_is_for_the_supervisor_and_the_line_manager(cast, sign_in, key, status):
    url = reverse("supervision:schedule", args=[cast.worker2_profile.pk])
    assert sign_in(getattr(cast, key)).get(url).status_code == status


def test_a_lead_who_neither_supervises_nor_manages_a_worker_does_not_schedule(cast, sign_in):
    Worker.objects.filter(pk=cast.worker2_profile.pk).update(line_manager=cast.supervisor)
    url = reverse("supervision:schedule", args=[cast.worker2_profile.pk])
    assert sign_in(cast.lead).get(url).status_code == 403


def test_reschedule_moves_it_and_says_what_it_was(cast, planned):
    moved = reschedule(supervision=planned, by=cast.lead, date=days_ago(-9), place="Café")
    assert (moved.status, moved.date, moved.place) == (Status.SCHEDULED, days_ago(-9), "Café")
    assert moved.status_changes.last().reason == f"Was {planned.label}"


def test_cancel_wants_a_reason(cast, sign_in, planned):
    url = reverse("supervision:cancel", args=[planned.pk])
    assert "Enter why it is cancelled" in sign_in(cast.lead).post(url, {}).text


def test_a_cancelled_supervision_leaves_the_due_date_where_it_was(cast, planned):
    workers = Worker.objects.filter(pk=cast.worker_profile.pk)
    before = with_supervision(workers, days_ago(0)).get().supervision_due
    cancel(supervision=planned, by=cast.lead, reason="Ill")
    after = with_supervision(workers, days_ago(0)).get()
    assert (after.supervision_due, after.next_supervision) == (before, None)


def test_a_recorded_supervision_sets_the_next_due_date(cast, recorded):
    worker = with_supervision(Worker.objects.filter(pk=cast.worker_profile.pk), days_ago(0)).get()
    assert worker.supervision_due == days_ago(-28)


def test_record_through_the_page_keeps_what_was_agreed(cast, sign_in, planned):
    row = {"text_1": "Book the course", "owner_1": cast.worker.pk, **boxes("due_on_1", days_ago(-7))}
    url = reverse("supervision:record", args=[planned.pk])
    answer = sign_in(cast.lead).post(url, record_data(wellbeing="2", adjustments_checked="yes", **row))
    assert answer.status_code == 302
    planned.refresh_from_db()
    assert (planned.status, planned.wellbeing, planned.adjustments_checked) == (Status.RECORDED, 2, True)
    agreed = planned.actions.get()
    assert (agreed.text, agreed.owner, agreed.due_on) == ("Book the course", cast.worker, days_ago(-7))


def test_an_action_begun_needs_all_three_answers(cast, sign_in, planned):
    url = reverse("supervision:record", args=[planned.pk])
    text = sign_in(cast.lead).post(url, record_data(text_2="Book the course")).text
    assert "Select who will do action 2" in text
    assert "Enter by when action 2 will be done" in text
    assert not planned.actions.exists()


def test_an_action_belongs_to_one_of_the_two(cast, sign_in, planned):
    row = {"text_1": "Book it", "owner_1": cast.worker2.pk, **boxes("due_on_1", days_ago(-7))}
    url = reverse("supervision:record", args=[planned.pk])
    assert sign_in(cast.lead).post(url, record_data(**row)).status_code == 200
    assert not planned.actions.exists()


def test_record_refuses_a_day_to_come(cast, planned):
    with pytest.raises(ValidationError, match="today or in the past"):
        record(supervision=planned, by=cast.lead, minutes=50, discussed="-", date=days_ago(-1))


def test_record_may_be_made_at_an_earlier_moment(cast):
    moment = timezone.make_aware(datetime.combine(days_ago(50), time(15)))
    made = {"worker": cast.worker_profile, "by": cast.lead, "kind": Kind.PRACTICE, "date": days_ago(50)}
    planned = schedule(**made, at=moment - timedelta(days=7))
    held = record(supervision=planned, by=cast.lead, minutes=50, discussed="Rest.", at=moment)
    confirm(supervision=held, by=cast.worker, at=moment + timedelta(hours=2))
    planned.refresh_from_db()
    assert planned.confirmed_at == moment + timedelta(hours=2)
    assert [change.at for change in planned.status_changes.all()][1] == moment


def test_a_record_is_corrected_until_it_is_confirmed(cast, recorded):
    record(supervision=recorded, by=cast.lead, minutes=55, discussed="Boundaries.")
    confirm(supervision=recorded, by=cast.worker)
    with pytest.raises(InvalidTransition):
        record(supervision=recorded, by=cast.lead, minutes=60, discussed="Something else.")


def test_confirm_adds_the_workers_words_and_locks(cast, sign_in, recorded):
    url = reverse("supervision:confirm", args=[recorded.pk])
    assert sign_in(cast.worker).post(url, {"workers_words": "It helped."}).status_code == 302
    recorded.refresh_from_db()
    assert (recorded.status, recorded.workers_words) == (Status.CONFIRMED, "It helped.")
    assert "Nothing was saved" in sign_in(cast.worker).post(url, {"workers_words": "More."}).text


def test_confirm_tells_when_the_record_changed_meanwhile(cast, sign_in, recorded):
    url, seen = reverse("supervision:confirm", args=[recorded.pk]), recorded.updated_at.isoformat()
    record(supervision=recorded, by=cast.lead, minutes=55, discussed="Changed.")
    assert "Somebody changed this" in sign_in(cast.worker).post(url, {"seen": seen}).text


def test_a_correction_of_what_somebody_changed_meanwhile_is_told_so(cast, sign_in, recorded):
    url, seen = reverse("supervision:record", args=[recorded.pk]), recorded.updated_at.isoformat()
    record(supervision=recorded, by=cast.lead, minutes=55, discussed="Changed.")
    text = sign_in(cast.lead).post(url, record_data(seen=seen)).text
    assert "This is now “Changed.”" in text


@pytest.mark.parametrize("name", ["reschedule", "cancel", "record"])
@pytest.mark.parametrize(
    ("key", "status"),
    [("lead", 200), ("worker", 403), ("worker2", 404), ("supervisor", 404), ("lead2", 404), ("manager", 404)],
)
def test_what_is_the_supervisors_to_do(cast, sign_in, planned, name, key, status):
    url = reverse(f"supervision:{name}", args=[planned.pk])
    assert sign_in(getattr(cast, key)).get(url).status_code == status


@pytest.mark.parametrize(
    ("key", "status"), [("worker", 200), ("lead", 403), ("worker2", 404), ("supervisor", 404), ("lead2", 404)]
)
def test_only_the_worker_confirms(cast, sign_in, recorded, key, status):
    url = reverse("supervision:confirm", args=[recorded.pk])
    assert sign_in(getattr(cast, key)).get(url).status_code == status


@pytest.mark.parametrize(
    ("key", "status"),
    [("worker2", 200), ("supervisor", 200), ("lead", 404), ("worker", 404), ("lead2", 404), ("admin", 404)],
)
def test_a_supervision_is_for_the_two_of_them(cast, sign_in, key, status):
    private = SupervisionFactory(worker=cast.worker2_profile)
    assert sign_in(getattr(cast, key)).get(private.get_absolute_url()).status_code == status


def test_a_lead_sees_that_and_when_but_cannot_open_it(cast, sign_in):
    private = SupervisionFactory(worker=cast.worker2_profile)
    text = sign_in(cast.lead).get(reverse("supervision:supervision_list")).text
    assert cast.worker2.name in text
    assert private.get_absolute_url() not in text


def test_the_list_leaves_out_other_teams(cast, sign_in):
    SupervisionFactory(worker=cast.worker3_profile)
    text = sign_in(cast.lead).get(reverse("supervision:supervision_list")).text
    assert "No supervision to show" in text


@pytest.mark.parametrize("key", ["coordinator", "manager", "admin"])
@pytest.mark.parametrize("name", ["supervision_list", "action_list", "due_list"])
def test_supervision_is_closed_to_other_roles(cast, sign_in, key, name):
    assert sign_in(getattr(cast, key)).get(reverse(f"supervision:{name}")).status_code == 403


def test_action_done_is_for_the_two_of_them(cast, sign_in, planned):
    agreed = ActionFactory(supervision=planned)
    url = reverse("supervision:action_done", args=[agreed.pk])
    assert sign_in(cast.worker2).post(url).status_code == 404
    assert sign_in(cast.lead2).post(url).status_code == 404
    assert sign_in(cast.worker).post(url).status_code == 302
    agreed.refresh_from_db()
    assert agreed.done_on == days_ago(0)


def test_an_action_done_twice_keeps_the_first_day(cast, planned):
    agreed = ActionFactory(supervision=planned)
    action_done(agreed=agreed, by=cast.worker, on=days_ago(2))
    assert action_done(agreed=agreed, by=cast.lead).done_on == days_ago(2)


@pytest.mark.parametrize(
    ("show", "expected"), [("", ["late", "today", "later"]), ("due", ["late", "today"]), ("done", ["done"])]
)
def test_the_list_of_actions_shows_what_was_asked_for(cast, sign_in, planned, show, expected):
    for text, due, done in [("late", 1, None), ("today", 0, None), ("later", -1, None), ("done", 5, 1)]:
        ActionFactory(supervision=planned, text=text, due_on=days_ago(due), done_on=done and days_ago(done))
    page = sign_in(cast.worker).get(reverse("supervision:action_list"), {"show": show})
    assert [row.text for row in page.context["page_obj"]] == expected


@pytest.fixture
def taken_over(cast, planned):
    """The worker's supervisor is somebody else now; one supervision is planned, one was recorded before."""
    earlier = SupervisionFactory(
        worker=cast.worker_profile, date=days_ago(9), status=Status.RECORDED, minutes=60, discussed="Private."
    )
    Worker.objects.filter(pk=cast.worker_profile.pk).update(supervisor=cast.supervisor)
    return earlier


def test_a_new_supervisor_takes_over_the_diary_but_no_record(cast, sign_in, planned, taken_over):
    client = sign_in(cast.supervisor)
    assert client.get(planned.get_absolute_url()).status_code == 200
    assert client.get(taken_over.get_absolute_url()).status_code == 404


def test_whoever_records_a_supervision_has_given_it(cast, sign_in, planned, taken_over):
    url = reverse("supervision:record", args=[planned.pk])
    assert sign_in(cast.supervisor).post(url, record_data()).status_code == 302
    planned.refresh_from_db()
    assert planned.supervisor == cast.supervisor
    assert sign_in(cast.lead).get(planned.get_absolute_url()).status_code == 404


def test_nothing_is_put_in_the_diary_with_somebody_who_is_gone(cast, sign_in):
    deactivate(user=cast.worker, by=cast.admin)
    with pytest.raises(ValidationError, match="is not there now"):
        schedule(worker=cast.worker_profile, by=cast.lead, kind=Kind.PRACTICE, date=days_ago(-2))
    page = sign_in(cast.lead).get(cast.worker_profile.get_absolute_url()).text
    assert reverse("supervision:schedule", args=[cast.worker_profile.pk]) not in page


def test_an_action_goes_only_to_somebody_who_is_there(cast, planned, sign_in):
    url = reverse("supervision:record", args=[planned.pk])
    assert set(sign_in(cast.lead).get(url).context["form"].owners) == {str(cast.worker.pk), str(cast.lead.pk)}
    deactivate(user=cast.worker, by=cast.admin)
    assert set(sign_in(cast.lead).get(url).context["form"].owners) == {str(cast.lead.pk)}
