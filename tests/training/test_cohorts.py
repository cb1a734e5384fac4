"""Cohorts: days, places and the waiting list, registers, and the records that come of them."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from notices.models import Notice
from tests.factories import TrainingRecordFactory, WorkerFactory, days_ago
from tests.training.test_rules import boxes_of
from training.actions.cohorts import (
    add_cohort,
    add_course_day,
    cancel_cohort,
    complete_cohort,
    edit_cohort,
    edit_course_day,
    join_cohort,
    keep_register,
    remove_course_day,
)
from training.actions.leaving import leave_waiting_list
from training.actions.training import take_back_training, withdraw_training
from training.models import Attendance, Cohort, CohortPlace, Course, CourseDay, TrainingRecord

pytestmark = pytest.mark.django_db


def cohort_of(cast, **fields):
    given = {"name": "Spring", "places_number": 2, "first_on": days_ago(14), "minutes": 90, "weeks": 4}
    return add_cohort(course=Course.objects.get(code="stigma"), team=cast.north, by=cast.lead, **given | fields)


@pytest.fixture
def cohort(cast):
    return cohort_of(cast)


@pytest.fixture
def third(cast):
    return WorkerFactory(team=cast.north, line_manager=cast.lead)


def join(cohort, cast, *workers):
    join_cohort(cohort=cohort, workers=workers, by=cast.lead)
    return [CohortPlace.objects.get(cohort=cohort, worker=worker) for worker in workers]


def told(kind):
    return {notice.recipient for notice in Notice.objects.filter(kind=kind)}


def test_a_cohort_meets_once_a_week(cohort):
    assert [each.date for each in cohort.days.all()] == [days_ago(days) for days in (14, 7, 0, -7)]


def test_places_go_to_the_first_and_the_others_wait(cohort, cast, third):
    places = join(cohort, cast, cast.worker_profile, cast.worker2_profile, third)
    assert [bool(place.record_id) for place in places] == [True, True, False]
    assert told("cohort_place_given") == {cast.worker, cast.worker2}
    record = places[0].record
    assert (record.status, record.enrolled_on) == ("enrolled", days_ago(14))


def test_a_place_that_is_given_up_goes_to_who_waits(cohort, cast, third):
    first, _, waiting = join(cohort, cast, cast.worker_profile, cast.worker2_profile, third)
    withdraw_training(training=first.record, by=cast.lead, barrier="Ill")
    waiting.refresh_from_db()
    assert waiting.record.status == "enrolled"
    assert third.user in told("cohort_place_given")


def test_a_place_that_is_taken_back_goes_to_who_waits(cohort, cast, third):
    first, _, waiting = join(cohort, cast, cast.worker_profile, cast.worker2_profile, third)
    take_back_training(training=first.record, by=cast.lead, reason="Wrong person")
    waiting.refresh_from_db()
    assert waiting.record.status == "enrolled"


def test_more_places_go_to_who_waits_and_fewer_than_taken_are_refused(cohort, cast, third):
    *_, waiting = join(cohort, cast, cast.worker_profile, cast.worker2_profile, third)
    kept = {"name": "Spring", "is_open_to_all": False, "by": cast.lead}
    edit_cohort(cohort=cohort, places_number=3, **kept)
    waiting.refresh_from_db()
    assert waiting.record
    with pytest.raises(ValidationError, match="3 places are taken"):
        edit_cohort(cohort=cohort, places_number=2, **kept)


def test_who_has_left_is_passed_over(cohort, cast, third):
    first, _, waiting = join(cohort, cast, cast.worker_profile, cast.worker2_profile, third)
    third.left_on = days_ago(0)
    third.save()
    withdraw_training(training=first.record, by=cast.lead, barrier="Ill")
    waiting.refresh_from_db()
    assert waiting.record is None


def test_an_open_place_on_the_course_becomes_the_one_of_the_cohort(cohort, cast):
    record = TrainingRecordFactory(worker=cast.worker_profile, course=cohort.course)
    [place] = join(cohort, cast, cast.worker_profile)
    assert place.record == record


def test_nobody_is_in_a_cohort_twice_or_in_two_of_a_course(cohort, cast):
    join(cohort, cast, cast.worker_profile)
    with transaction.atomic(), pytest.raises(ValidationError, match="in the cohort already"):
        join(cohort, cast, cast.worker_profile)
    with transaction.atomic(), pytest.raises(ValidationError, match="another cohort of this course"):
        join(cohort_of(cast, name="Autumn"), cast, cast.worker_profile)


def test_who_left_the_list_starts_at_its_end(cohort, cast, third):
    edit_cohort(cohort=cohort, by=cast.lead, name="Spring", places_number=1, is_open_to_all=False)
    _, waiting, later = join(cohort, cast, cast.worker_profile, cast.worker2_profile, third)
    leave_waiting_list(place=waiting, by=cast.lead)
    with transaction.atomic(), pytest.raises(ValidationError, match="does not wait any more"):
        leave_waiting_list(place=waiting, by=cast.lead)
    [again] = join(cohort, cast, cast.worker2_profile)
    assert list(cohort.places.waiting()) == [later, again]


def test_a_register_is_kept_and_put_right(cohort, cast):
    here, away = join(cohort, cast, cast.worker_profile, cast.worker2_profile)
    day = cohort.days.first()
    keep_register(course_day=day, by=cast.lead, there={here.pk})
    keep_register(course_day=day, by=cast.lead, there={here.pk, away.pk})
    assert Attendance.objects.filter(was_there=True).count() == Attendance.objects.count() == 2
    day.refresh_from_db()
    assert day.registered_by == cast.lead


def test_a_register_waits_for_its_day(cohort, cast):
    with pytest.raises(ValidationError, match="still to come"):
        keep_register(course_day=cohort.days.last(), by=cast.lead, there=set())


def test_completing_a_cohort_makes_records_with_the_hours_of_each(cohort, cast, third):
    edit_cohort(cohort=cohort, by=cast.lead, name="Spring", places_number=3, is_open_to_all=False)
    both, one, none = join(cohort, cast, cast.worker_profile, cast.worker2_profile, third)
    first, second, *_ = cohort.days.all()
    keep_register(course_day=first, by=cast.lead, there={both.pk, one.pk})
    keep_register(course_day=second, by=cast.lead, there={both.pk})
    complete_cohort(cohort=cohort, by=cast.lead, places=[both, one], on=days_ago(0))
    records = {record.worker: record for record in TrainingRecord.objects.filter(status="completed")}
    assert {worker: record.hours for worker, record in records.items()} == {both.worker: 3, one.worker: 1.5}
    none.refresh_from_db()
    assert none.record.status == "enrolled"


def test_without_registers_the_hours_are_those_of_the_course(cohort, cast):
    [place] = join(cohort, cast, cast.worker_profile)
    [record] = complete_cohort(cohort=cohort, by=cast.lead, places=[place], on=days_ago(0))
    assert record.hours == cohort.course.hours


def test_a_cancelled_cohort_takes_back_open_places_and_tells_everybody(cohort, cast, third):
    done, enrolled, _ = join(cohort, cast, cast.worker_profile, cast.worker2_profile, third)
    complete_cohort(cohort=cohort, by=cast.lead, places=[done], on=days_ago(0))
    cancel_cohort(cohort=cohort, by=cast.lead, reason="No trainer")
    assert told("cohort_cancelled") == {cast.worker, cast.worker2, third.user}
    assert told("training_taken_back") == set()
    assert set(Notice.objects.filter(kind="cohort_cancelled").values_list("path", flat=True)) == {"/my-profile/"}
    done.record.refresh_from_db()
    enrolled.record.refresh_from_db()
    assert not done.record.is_taken_back
    assert "No trainer" in enrolled.record.taken_back_reason
    with pytest.raises(ValidationError, match="was cancelled meanwhile"):
        join(cohort, cast, third)


def test_days_are_added_moved_and_taken_out_and_who_takes_part_hears_of_it(cohort, cast):
    [place] = join(cohort, cast, cast.worker_profile)
    add_course_day(cohort=cohort, by=cast.lead, date=days_ago(-20), minutes=60)
    assert told("course_days_changed") == {cast.worker}
    first, second, *_ = cohort.days.all()
    edit_course_day(course_day=second, by=cast.lead, date=days_ago(6), minutes=60, start=time(10), is_joint=True)
    second.refresh_from_db()
    assert (second.date, second.is_joint) == (days_ago(6), True)
    with transaction.atomic(), pytest.raises(ValidationError, match="meets at that time already"):
        add_course_day(cohort=cohort, by=cast.lead, date=first.date, minutes=60)
    keep_register(course_day=first, by=cast.lead, there={place.pk})
    with pytest.raises(ValidationError, match="so it stays"):
        remove_course_day(course_day=first, by=cast.lead)
    with pytest.raises(ValidationError, match="cannot be in the future"):
        edit_course_day(course_day=first, by=cast.lead, date=days_ago(-3), minutes=60)
    remove_course_day(course_day=second, by=cast.lead)
    assert not CourseDay.objects.filter(pk=second.pk).exists()


def test_a_past_day_that_is_corrected_tells_nobody(cohort, cast):
    join(cohort, cast, cast.worker_profile)
    first = cohort.days.first()
    edit_course_day(course_day=first, by=cast.lead, date=first.date - timedelta(days=1), minutes=60)
    assert told("course_days_changed") == set()


# Pages


def sent(**fields):
    course = Course.objects.get(code="stigma")
    words = {"course": course.pk, "name": "Mondays", "places_number": "12", "weeks": "12", "minutes": "360"}
    return words | boxes_of("first_on", days_ago(-3)) | fields


def test_a_lead_plans_a_cohort_of_twelve_days(cast, sign_in):
    client = sign_in(cast.lead)
    page = client.post("/cohorts/add/", sent(name="", minutes="5"))
    assert "Enter a name for the cohort" in page.text
    assert page.context["form"]["weeks"].value() == "12"
    answer = client.post("/cohorts/add/", sent())
    made = Cohort.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.team, made.days.count()) == (cast.north, 12)
    assert "There is a cohort of this course with that name" in client.post("/cohorts/add/", sent()).text


def address(name, thing):
    return reverse(f"training:{name}", args=[thing.pk])


def test_workers_are_put_down_and_see_their_days(cast, sign_in, cohort):
    client = sign_in(cast.lead)
    assert "Select who takes part" in client.post(address("join_cohort", cohort), {}).text
    both = [cast.worker_profile.pk, cast.worker2_profile.pk]
    assert client.post(address("join_cohort", cohort), {"workers": both}).status_code == 302
    page = client.get(cohort.get_absolute_url()).text
    assert cast.worker.name in page and "2 of 2 places taken" in page
    own = sign_in(cast.worker).get(cohort.get_absolute_url()).text
    assert cast.worker2.name not in own
    assert "Course days ahead" in sign_in(cast.worker).get(cast.worker_profile.get_absolute_url()).text


def test_the_register_has_a_button_for_everybody(cast, sign_in, cohort):
    join(cohort, cast, cast.worker_profile, cast.worker2_profile)
    client, page = sign_in(cast.lead), address("keep_register", cohort.days.first())
    assert "Tick who was there, or that nobody was" in client.post(page, {}).text
    assert client.post(page, {"everybody": "Everybody was there"}).status_code == 302
    assert Attendance.objects.filter(was_there=True).count() == 2
    assert len(client.get(page).context["form"]["there"].value()) == 2
    there = [CohortPlace.objects.first().pk]
    assert "You ticked people as well" in client.post(page, {"there": there, "nobody": "on"}).text
    assert client.post(page, {"nobody": "on"}).status_code == 302
    assert not Attendance.objects.filter(was_there=True).exists()


def test_the_register_of_a_day_to_come_leads_back(cast, sign_in, cohort):
    join(cohort, cast, cast.worker_profile)
    answer = sign_in(cast.lead).get(address("keep_register", cohort.days.last()), follow=True)
    assert "This day is still to come" in answer.text


def test_a_cohort_open_to_all_shows_other_leads_their_own_workers_alone(cast, sign_in):
    cohort = cohort_of(cast, is_open_to_all=True, places_number=5)
    join(cohort, cast, cast.worker_profile)
    client = sign_in(cast.lead2)
    answer = client.post(address("join_cohort", cohort), {"workers": [cast.worker3_profile.pk]})
    assert answer.status_code == 302
    page = client.get(cohort.get_absolute_url()).text
    assert cast.worker3.name in page and cast.worker.name not in page
    assert "2 of 5 places taken" in page
    assert client.get(address("edit_cohort", cohort)).status_code == 403
    assert client.post(address("join_cohort", cohort), {"workers": [cast.worker_profile.pk]}).status_code == 200


def test_a_cohort_that_is_closed_again_stays_open_to_who_has_workers_in_it(cast, sign_in):
    cohort = cohort_of(cast, is_open_to_all=True)
    join(cohort, cast, cast.worker3_profile)
    edit_cohort(cohort=cohort, by=cast.lead, name="Spring", places_number=2, is_open_to_all=False)
    client = sign_in(cast.lead2)
    page = client.get(cohort.get_absolute_url())
    assert cast.worker3.name in page.text and "Put workers down" not in page.text
    assert client.get(address("join_cohort", cohort)).status_code == 403


def test_a_cohort_of_one_team_is_not_there_for_another(cast, sign_in, cohort):
    assert sign_in(cast.lead2).get(cohort.get_absolute_url()).status_code == 404


def test_completing_through_the_page(cast, sign_in, cohort):
    [place] = join(cohort, cast, cast.worker_profile)
    client = sign_in(cast.lead)
    page = client.get(address("complete_cohort", cohort))
    assert page.context["form"]["places"].value() == [place.pk]
    early = client.post(address("complete_cohort", cohort), {"places": [place.pk]} | boxes_of("on", days_ago(15)))
    assert "The course cannot be completed before" in early.text
    done = {"places": [place.pk]} | boxes_of("on", days_ago(1))
    assert client.post(address("complete_cohort", cohort), done).status_code == 302
    place.record.refresh_from_db()
    assert place.record.status == "completed"
    assert "Nobody is enrolled" in client.get(address("complete_cohort", cohort), follow=True).text


def test_the_start_page_counts_the_cohorts_that_its_list_shows(cast, sign_in, cohort):
    join(cohort, cast, cast.worker_profile)
    assert "Cohorts with a register to keep" in sign_in(cast.lead).get("/").text
    assert "1 result" in sign_in(cast.lead).get("/cohorts/", {"show": "to_register", "run": "us"}).text
    for day in list(cohort.days.all())[:3]:
        keep_register(course_day=day, by=cast.lead, there=set())
    assert "Cohorts with a register to keep" not in sign_in(cast.lead).get("/").text


def test_the_page_asks_no_more_with_more_people_and_days(cast, sign_in, cohort, django_assert_num_queries):
    edit_cohort(cohort=cohort, by=cast.lead, name="Spring", places_number=12, is_open_to_all=False)
    join(cohort, cast, cast.worker_profile, cast.worker2_profile)
    keep_register(course_day=cohort.days.first(), by=cast.lead, there=set())
    client = sign_in(cast.lead)
    client.get(cohort.get_absolute_url())
    with django_assert_num_queries(20, exact=False) as before:
        client.get(cohort.get_absolute_url())
    join(cohort, cast, *[WorkerFactory(team=cast.north, line_manager=cast.lead) for _ in range(4)])
    add_course_day(cohort=cohort, by=cast.lead, date=days_ago(1), minutes=60)
    keep_register(course_day=cohort.days.get(date=days_ago(1)), by=cast.lead, there=set())
    with django_assert_num_queries(len(before)):
        client.get(cohort.get_absolute_url())
