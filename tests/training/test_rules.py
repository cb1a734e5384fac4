"""Rules that apply to everybody have a date from which they hold, and exemptions an end."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from notices.models import Notice
from tests.factories import TrainingRecordFactory, WorkerFactory, days_ago
from training.actions.rules import exempt, set_rule, take_back_exemption, take_back_rule
from training.actions.training import complete_training, correct_training
from training.models import Course, CourseRule, Exemption, TrainingRecord
from training.models.records import State
from training.states import states_of, training_of
from workers.models import Stage

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)
SOON, LATER = days_ago(-10), days_ago(-100)


def course(code="ethics"):
    return Course.objects.get(code=code)


def established():
    return Stage.objects.filter(code="established")


def rule(cast, code="ethics", **fields):
    given = {"holds_from": TODAY, "met_by": LATER, "stages": established(), "reason": "Asked for by the trust"}
    return set_rule(course=course(code), by=cast.admin, **given | fields)


def state(worker, code="ethics", today=TODAY):
    return states_of([worker], today)[worker.pk].state(course(code).pk)


def completed(worker, code="ethics", on=None, **fields):
    on = on or days_ago(40)
    fields = {"enrolled_on": on, "completed_on": on, "hours": 2, "expires_on": None} | fields
    return TrainingRecordFactory(worker=worker, course=course(code), status="completed", **fields)


def test_a_new_rule_leaves_time_to_meet_it(cast):
    worker = cast.worker_profile
    assert state(worker) is None
    rule(cast)
    assert state(worker) == State.DUE
    assert state(worker, today=LATER) == State.DUE
    assert state(worker, today=LATER + timedelta(days=1)) == State.MISSING
    training = states_of([worker], TODAY)[worker.pk]
    assert (course(), LATER) in training.due
    assert course() not in training.gaps


def test_what_had_run_out_before_a_rule_asks_for_it_is_given_the_same_time(cast):
    completed(cast.worker_profile, expires_on=days_ago(3))
    rule(cast)
    assert state(cast.worker_profile) == State.DUE


def test_whoever_was_late_under_the_rule_before_stays_late(cast):
    rule(cast, "fire", valid_months=12)
    assert state(cast.worker_profile, "fire") == State.MISSING


def test_a_rule_to_come_changes_nothing_before_its_day(cast):
    rule(cast, holds_from=SOON)
    assert state(cast.worker_profile, today=SOON - timedelta(days=1)) is None
    assert state(cast.worker_profile, today=SOON) == State.DUE


def test_a_shorter_validity_leaves_what_was_completed_its_own_date(cast):
    done = completed(cast.worker_profile, "fire", expires_on=days_ago(-500))
    rule(cast, "fire", valid_months=1)
    done.refresh_from_db()
    assert done.expires_on == days_ago(-500)
    new = complete_training(training=TrainingRecordFactory(worker=WorkerFactory(), course=course("fire")), by=cast.lead)
    assert new.expires_on < days_ago(-32)


def test_a_first_validity_dates_what_had_no_end_no_earlier_than_it_must_be_met(cast):
    old, new = completed(cast.worker_profile, on=days_ago(900)), completed(cast.worker2_profile)
    made = rule(cast, valid_months=12)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.expires_on, old.dated_by) == (LATER, made)
    assert new.expires_on > LATER


def test_an_end_that_was_left_out_on_purpose_stays_left_out(cast):
    done = completed(cast.worker_profile, "fire")
    rule(cast, "fire", valid_months=12)
    done.refresh_from_db()
    assert done.expires_on is None


def test_a_rule_that_has_not_begun_is_taken_back_and_so_are_its_ends(cast):
    done, corrected = completed(cast.worker_profile), completed(cast.worker2_profile)
    made = rule(cast, holds_from=SOON, valid_months=12)
    correct_training(training=corrected, by=cast.lead, enrolled_on=days_ago(40), expires_on=days_ago(-400))
    take_back_rule(rule=made, by=cast.admin, reason="Not agreed")
    done.refresh_from_db()
    corrected.refresh_from_db()
    assert (done.expires_on, corrected.expires_on) == (None, days_ago(-400))
    assert state(cast.worker_profile, today=SOON) == State.IN_DATE
    assert rule(cast, holds_from=SOON)


def test_a_rule_that_holds_is_not_taken_back(cast):
    made = rule(cast)
    with pytest.raises(ValidationError, match="holds already"):
        take_back_rule(rule=made, by=cast.admin, reason="Not agreed")


def test_a_rule_does_not_hold_from_a_day_that_is_past(cast):
    with pytest.raises(ValidationError, match="from today or a later day"):
        rule(cast, holds_from=days_ago(1))


def test_two_rules_do_not_begin_on_one_day(cast):
    rule(cast)
    with transaction.atomic(), pytest.raises(ValidationError, match="begins on that day already"):
        rule(cast)


def test_the_database_refuses_a_rule_that_leaves_no_time(cast):
    with transaction.atomic(), pytest.raises(IntegrityError, match="course_rule_met_after_it_begins"):
        CourseRule.objects.create(course=course(), holds_from=TODAY, met_by=TODAY, set_by=cast.admin)


def test_a_rule_for_volunteers_asks_nobody_else(cast):
    volunteer = WorkerFactory(employment="volunteer")
    rule(cast, employments=["volunteer"])
    assert (state(volunteer), state(cast.worker_profile)) == (State.DUE, None)


def test_states_and_reminders_agree_on_who_must_have_a_course(cast):
    volunteer, employee = WorkerFactory(employment="volunteer"), cast.worker_profile
    records = [completed(each, code) for each in (volunteer, employee) for code in ("ethics", "fire", "stigma")]
    rule(cast, employments=["volunteer"])
    rule(cast, "fire", stages=[])
    rule(cast, "stigma", holds_from=SOON)
    exempt(worker=employee, course=course("stigma"), by=cast.lead, reason="Held elsewhere", until=LATER)
    for today in (TODAY, SOON, LATER):
        training = states_of([volunteer, employee], today)
        asked = {
            record
            for record in records
            if training[record.worker_id].asks_for(record.course_id)
            and record.course_id not in training[record.worker_id].exempt
        }
        assert set(TrainingRecord.objects.required(today)) == asked
        assert asked


def told(kind):
    return {notice.recipient for notice in Notice.objects.filter(kind=kind)}


def test_whoever_is_newly_asked_is_told_and_so_are_their_line_managers(cast):
    made = rule(cast, holds_from=SOON)
    assert told("course_newly_required") == {cast.worker, cast.worker3, cast.lead, cast.lead2}
    take_back_rule(rule=made, by=cast.admin, reason="Not agreed")
    assert told("course_not_required") == told("course_newly_required")


def test_a_rule_that_goes_on_asking_the_same_tells_nobody(cast):
    rule(cast, "fire", valid_months=12)
    assert told("course_newly_required") == set()


# Exemptions


def test_an_exemption_closes_a_gap_until_its_last_day(cast):
    worker = cast.worker_profile
    given = exempt(worker=worker, course=course("fire"), by=cast.lead, reason="Holds the trust's", until=SOON)
    assert state(worker, "fire", SOON) == State.EXEMPT
    assert state(worker, "fire", SOON + timedelta(days=1)) == State.MISSING
    assert course("fire") not in states_of([worker], TODAY)[worker.pk].gaps
    take_back_exemption(exemption=given, by=cast.lead, reason="It had run out")
    assert state(worker, "fire") == State.MISSING
    told = Notice.objects.filter(recipient=cast.worker).values_list("kind", flat=True)
    assert {"exemption_granted", "exemption_taken_back"} <= set(told)


def test_training_that_an_exemption_covers_is_not_chased(cast):
    completed(cast.worker_profile, "fire", expires_on=days_ago(-30))
    exempt(worker=cast.worker_profile, course=course("fire"), by=cast.lead, reason="Held elsewhere", until=LATER)
    assert not TrainingRecord.objects.running_out(TODAY).exists()
    assert state(cast.worker_profile, "fire") == State.EXEMPT


def test_one_exemption_at_a_time(cast):
    given = {"worker": cast.worker_profile, "course": course("fire"), "by": cast.lead, "reason": "x"}
    first = exempt(until=SOON, **given)
    with transaction.atomic(), pytest.raises(ValidationError, match="exempt from this course already"):
        exempt(until=LATER, **given)
    take_back_exemption(exemption=first, by=cast.lead, reason="Too short")
    assert exempt(until=LATER, **given)


def test_nobody_exempts_themselves(cast):
    with pytest.raises(ValidationError, match="Nobody exempts themselves"):
        exempt(worker=cast.worker_profile, course=course("fire"), by=cast.worker, reason="x", until=SOON)


# Pages


def boxes_of(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def sent(**fields):
    days = boxes_of("holds_from", SOON) | boxes_of("met_by", LATER)
    return days | {"stages": [established().get().pk], "valid_months": "12", "reason": "New policy"} | fields


def test_an_administrator_sets_a_rule_and_takes_it_back(cast, sign_in):
    client = sign_in(cast.admin)
    address = reverse("training:set_rule", args=["fire"])
    form = client.get(address).context["form"]
    assert form["valid_months"].value() == 24
    assert len(form["stages"].value()) == 4
    assert client.post(address, sent()).url == "/courses/fire/"
    page = client.get("/courses/fire/").text
    assert "To come" in page and "New policy" in page
    made = CourseRule.objects.get()
    assert (made.holds_from, made.met_by, made.valid_months) == (SOON, LATER, 12)
    back = reverse("training:take_back_rule", args=[made.pk])
    assert client.post(back, {"reason": "Not agreed"}).status_code == 302
    assert "Not agreed" in client.get("/courses/fire/").text
    assert "taken back already" in client.get(back, follow=True).text


def test_dates_that_leave_no_time_are_refused_at_their_field(cast, sign_in):
    page = sign_in(cast.admin).post("/courses/fire/set-rule/", sent(**boxes_of("met_by", SOON)))
    assert "has to be after the day from which it holds" in page.text
    assert page.context["form"]["reason"].value() == "New policy"


def test_posts_without_a_stage_are_refused(cast, sign_in):
    page = sign_in(cast.admin).post("/courses/fire/set-rule/", sent(stages=[], employments=["volunteer"]))
    assert "Select the stages that must have it" in page.text


def test_the_second_rule_for_a_day_is_refused_in_the_form(cast, sign_in):
    sign_in(cast.admin).post("/courses/fire/set-rule/", sent())
    assert "begins on that day already" in sign_in(cast.admin).post("/courses/fire/set-rule/", sent()).text


def test_the_catalogue_says_who_must_have_a_course(cast, sign_in):
    rule(cast, "stigma", valid_months=6)
    rule(cast, "ethics", holds_from=SOON)
    text = " ".join(sign_in(cast.worker).get("/courses/").text.split())
    assert "Required at: Established. Valid for 6 months." in text
    assert "Another rule from" in text
    assert "Core relational skills" in text


def test_the_catalogue_takes_no_more_queries_with_more_rules(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.worker)
    client.get("/courses/")
    with django_assert_num_queries(12, exact=False) as before:
        client.get("/courses/")
    for code in ("stigma", "ethics", "fire"):
        rule(cast, code)
    with django_assert_num_queries(len(before) + 1, exact=False):
        client.get("/courses/")


def test_a_lead_exempts_a_worker_whose_profile_says_so(cast, sign_in):
    address = reverse("training:exempt", args=[cast.worker_profile.pk])
    client = sign_in(cast.lead)
    page = client.post(address, {"course": course("fire").pk, "reason": ""} | boxes_of("until", LATER))
    assert "Say why they need not have it" in page.text
    answer = client.post(address, {"course": course("fire").pk, "reason": "Holds it"} | boxes_of("until", LATER))
    assert answer.status_code == 302
    text = sign_in(cast.worker).get(cast.worker_profile.get_absolute_url()).text
    assert "Holds it" in text and cast.lead.name in text
    back = reverse("training:take_back_exemption", args=[Exemption.objects.get().pk])
    assert sign_in(cast.lead).post(back, {"reason": "Had run out"}).status_code == 302
    assert "Had run out" in sign_in(cast.worker).get(cast.worker_profile.get_absolute_url()).text


def test_the_reason_of_an_exemption_is_not_for_supervisors(cast, sign_in):
    exempt(worker=cast.worker2_profile, course=course("fire"), by=cast.lead, reason="Between us", until=LATER)
    assert "Between us" not in sign_in(cast.supervisor).get(cast.worker2_profile.get_absolute_url()).text


def test_what_is_to_do_stands_on_the_start_page_of_the_worker(cast, sign_in):
    rule(cast)
    assert "Courses that you newly have to do" in sign_in(cast.worker).get("/").text
    assert training_of([cast.worker_profile], TODAY)[cast.worker_profile.pk].due
