import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from notices.models import Notice
from tests.factories import TrainingRecordFactory, days_ago
from training.actions.training import (
    complete_training,
    correct_training,
    enrol,
    take_back_training,
    withdraw_training,
)
from training.models import Barrier, Course, TrainingRecord
from training.states import training_of
from training.todos import own_training, team_training

pytestmark = pytest.mark.django_db


def course(code):
    return Course.objects.get(code=code)


@pytest.fixture
def place(cast):
    return TrainingRecordFactory(worker=cast.worker_profile, course=course("fire"))


def test_complete_training_takes_hours_and_expiry_from_the_course(cast, place):
    done = complete_training(training=place, by=cast.lead, on=date(2026, 2, 10))
    assert done.hours == 1
    assert done.expires_on == date(2028, 2, 10)


def test_complete_training_keeps_hours_and_expiry_that_were_given(cast, place):
    done = complete_training(training=place, by=cast.lead, on=date(2026, 2, 10), hours=3, expires_on=date(2027, 1, 1))
    assert (done.hours, done.expires_on) == (3, date(2027, 1, 1))


def test_enrol_refuses_a_second_open_place(cast, place):
    with pytest.raises(ValidationError, match="already enrolled"):
        enrol(worker=cast.worker_profile, course=place.course, by=cast.lead)


def test_enrol_again_after_completion_renews(cast, place):
    complete_training(training=place, by=cast.lead, on=days_ago(20))
    assert enrol(worker=cast.worker_profile, course=place.course, by=cast.lead).status == "enrolled"


def boxes_of(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_wrong_date_of_a_record_is_put_right(cast, place, sign_in):
    done = complete_training(training=place, by=cast.lead, on=days_ago(20))
    TrainingRecord.objects.filter(pk=done.pk).update(completed_on=date(226, 3, 1), expires_on=date(228, 3, 1))
    address = reverse("training:correct_training", args=[done.pk])
    form = sign_in(cast.lead).get(address).context["form"]
    assert form["completed_on"].value() == date(226, 3, 1)
    sent = boxes_of("enrolled_on", days_ago(40)) | boxes_of("completed_on", days_ago(30)) | {"hours": "2"}
    assert sign_in(cast.lead).post(address, sent | boxes_of("expires_on", days_ago(31))).status_code == 200
    assert sign_in(cast.lead).post(address, sent | boxes_of("expires_on", days_ago(-300))).status_code == 302
    done.refresh_from_db()
    assert (done.enrolled_on, done.completed_on, done.expires_on) == (days_ago(40), days_ago(30), days_ago(-300))
    assert done.hours == 2


def test_correcting_a_place_that_is_still_open_asks_for_its_enrolment_alone(cast, place, sign_in):
    form = sign_in(cast.lead).get(reverse("training:correct_training", args=[place.pk])).context["form"]
    assert list(form.fields) == ["enrolled_on"]
    assert correct_training(training=place, by=cast.lead, enrolled_on=days_ago(3)).status == "enrolled"


def test_withdraw_training_keeps_the_barrier_and_the_help(cast, place):
    withdraw_training(training=place, by=cast.lead, barrier="No childcare", help_offered="Evening course")
    place.refresh_from_db()
    assert (place.status, place.barrier, place.help_offered) == ("withdrawn", "No childcare", "Evening course")


@pytest.mark.parametrize("deed", [complete_training, lambda **kw: withdraw_training(barrier="Ill", **kw)])
def test_a_closed_place_stays_as_it_is(cast, place, deed):
    withdraw_training(training=place, by=cast.lead, barrier="No childcare")
    with pytest.raises(ValidationError, match="the place is now “withdrawn”"):
        deed(training=place, by=cast.lead)


def test_complete_training_through_the_page(cast, sign_in, place):
    url = reverse("training:complete_training", args=[place.pk])
    data = boxes_of("on", days_ago(2)) | {"hours": ""}
    assert sign_in(cast.lead).post(url, data).status_code == 302
    place.refresh_from_db()
    assert (place.status, place.hours) == (TrainingRecord.Status.COMPLETED, 1)


def test_withdraw_training_asks_what_got_in_the_way(cast, sign_in, place):
    url = reverse("training:withdraw_training", args=[place.pk])
    text = sign_in(cast.lead).post(url, {"help_offered": "A later date"}).text
    assert "Select what got in the way" in text
    assert "A later date" in text
    assert "Free benefits advice before anything is decided" in text


def test_withdraw_training_through_the_page(cast, sign_in, place):
    url = reverse("training:withdraw_training", args=[place.pk])
    kind = Barrier.objects.get(code="benefits")
    sent = {"barrier_kind": kind.pk, "help_offered": "Advice line, 4 May"}
    assert sign_in(cast.lead).post(url, sent).status_code == 302
    place.refresh_from_db()
    assert (place.status, place.barrier_kind, place.help_offered) == ("withdrawn", kind, "Advice line, 4 May")


@pytest.mark.parametrize(("key", "reads"), [("worker2", True), ("lead", True), ("supervisor", False)])
def test_what_got_in_the_way_is_for_the_worker_and_whoever_helps(cast, sign_in, key, reads):
    record = TrainingRecordFactory(worker=cast.worker2_profile, course=course("fire"))
    withdraw_training(training=record, by=cast.lead, barrier="No childcare", help_offered="Evening course")
    text = sign_in(getattr(cast, key)).get(cast.worker2_profile.get_absolute_url()).text
    assert ("No childcare" in text) == ("Evening course" in text) == reads
    assert "Withdrawn" in text


def test_what_got_in_the_way_is_corrected_and_stays_withdrawn(cast, sign_in, place):
    kind = Barrier.objects.get(code="travel")
    withdraw_training(training=place, by=cast.lead, barrier="Bus")
    sent = boxes_of("enrolled_on", days_ago(30)) | {"barrier_kind": kind.pk, "barrier": "No bus", "help_offered": ""}
    address = reverse("training:correct_training", args=[place.pk])
    assert sign_in(cast.lead).post(address, sent).status_code == 302
    place.refresh_from_db()
    assert (place.status, place.barrier_kind, place.barrier) == ("withdrawn", kind, "No bus")


def test_a_record_that_is_taken_back_counts_no_more_and_stays_readable(cast, sign_in, place):
    complete_training(training=place, by=cast.lead, on=days_ago(20), hours=5)
    address = reverse("training:take_back_training", args=[place.pk])
    assert "Say why it is taken back" in sign_in(cast.lead).post(address, {}).text
    assert sign_in(cast.lead).post(address, {"reason": "That was Wren"}).status_code == 302
    training = training_of([cast.worker_profile], days_ago(0))[cast.worker_profile.pk]
    assert (training.state(place.course_id), training.hours) == ("missing", 0)
    assert "That was Wren" in sign_in(cast.worker).get(cast.worker_profile.get_absolute_url()).text
    assert Notice.objects.get(kind="training_taken_back").recipient == cast.worker
    assert enrol(worker=cast.worker_profile, course=place.course, by=cast.lead).status == "enrolled"


@pytest.mark.parametrize(
    "deed",
    [
        complete_training,
        withdraw_training,
        lambda **kw: correct_training(enrolled_on=days_ago(1), **kw),
        lambda **kw: take_back_training(reason="Again", **kw),
    ],
)
def test_what_is_taken_back_stays_so(cast, place, deed):
    take_back_training(training=place, by=cast.lead, reason="Wrong person")
    with pytest.raises(ValidationError, match="taken back meanwhile"):
        deed(training=place, by=cast.lead)


def test_an_open_place_that_is_taken_back_frees_the_course(cast, place):
    take_back_training(training=place, by=cast.lead, reason="Wrong person")
    training = training_of([cast.worker_profile], days_ago(0))[cast.worker_profile.pk]
    assert training.enrolled == {}


@pytest.mark.parametrize("name", ["complete_training", "withdraw_training"])
def test_the_page_of_a_closed_place_leads_back(cast, sign_in, place, name):
    complete_training(training=place, by=cast.lead)
    answer = sign_in(cast.lead).get(reverse(f"training:{name}", args=[place.pk]), follow=True)
    assert "This place is no longer open: completed." in answer.text


def test_a_course_is_not_completed_before_its_enrolment(cast, sign_in, place):
    address = reverse("training:complete_training", args=[place.pk])
    page = sign_in(cast.lead).post(address, boxes_of("on", days_ago(200)) | {"hours": "2"})
    assert "The course cannot be completed before" in page.text
    assert page.context["form"]["hours"].value() == "2"


def test_the_hours_stand_beside_the_benchmark_of_the_service(cast, sign_in, place):
    complete_training(training=place, by=cast.lead, hours=7)
    text = sign_in(cast.worker).get(cast.worker_profile.get_absolute_url()).text
    assert "7 hours completed. Preparation for the role: 60 hours is a common benchmark." in text


@pytest.mark.parametrize("name", ["complete_training", "withdraw_training", "take_back_training"])
@pytest.mark.parametrize(("key", "status"), [("worker", 403), ("worker2", 404), ("lead2", 404), ("manager", 404)])
def test_training_is_changed_by_the_lead_alone(cast, sign_in, place, name, key, status):
    url = reverse(f"training:{name}", args=[place.pk])
    assert sign_in(getattr(cast, key)).post(url, {}).status_code == status


def test_a_link_to_enrol_names_the_course_beforehand(cast, sign_in):
    url = reverse("training:enrol", args=[cast.worker_profile.pk])
    fire = course("fire")
    text = sign_in(cast.lead).get(url, {"course": "fire"}).text
    assert re.search(rf'<option value="{fire.pk}"\s+selected', text)


def test_the_matrix_shows_what_each_worker_holds(cast, sign_in, place):
    complete_training(training=place, by=cast.lead, on=days_ago(1000), expires_on=days_ago(5))
    text = sign_in(cast.lead).get(reverse("training:training_matrix")).text
    assert "Run out" in text
    assert cast.worker2.name in text
    assert cast.worker3.name not in text


@pytest.mark.parametrize("key", ["worker", "supervisor", "manager", "coordinator", "admin"])
def test_the_matrix_is_for_leads(cast, sign_in, key):
    assert sign_in(getattr(cast, key)).get(reverse("training:training_matrix")).status_code == 403


def test_the_leads_todo_counts_the_workers_that_its_list_shows(cast, sign_in):
    missing = next(todo for todo in team_training(cast.lead, days_ago(0)) if "missing" in todo.title)
    text = sign_in(cast.lead).get(missing.url).text
    assert missing.count == 2
    assert "2 results" in text


def test_the_workers_todo_counts_their_own_gaps(cast):
    own = next(iter(own_training(cast.worker, days_ago(0))))
    assert own.count == Course.objects.filter(required_for=cast.worker_profile.stage).count()
