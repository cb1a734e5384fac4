"""A register of training that was kept elsewhere, from a file."""

from datetime import date, timedelta

import pytest

from tests.factories import TrainingRecordFactory, UserFactory, WorkerFactory, days_ago
from tests.workers.files import csv_of, imported, tried, verdicts
from training.actions.rules import set_rule
from training.models import Course, TrainingRecord
from workers.actions.imports import take_back_import

pytestmark = pytest.mark.django_db
HEADING = "Work email,Course,Date completed,Hours,Expiry date"


def line(**changes):
    cells = {"who": "worker@example.org", "course": "Fire safety", "on": "10/2/2026", "hours": "", "expires": ""}
    return ",".join((cells | changes).values())


def reason(cast, **changes):
    file = tried("training", cast.north, cast.lead, csv_of(HEADING, line(**changes)))
    [found] = verdicts(file).values()
    return found


def only_record(cast, **changes):
    imported("training", cast.north, cast.lead, csv_of(HEADING, line(**changes)))
    return TrainingRecord.objects.get()


def test_hours_and_expiry_follow_from_the_course(cast):
    record = only_record(cast)
    assert (record.worker, record.status, record.course.code) == (cast.worker_profile, "completed", "fire")
    assert (record.enrolled_on, record.completed_on) == (date(2026, 2, 10), date(2026, 2, 10))
    assert (record.hours, record.expires_on) == (1, date(2028, 2, 10))


def test_hours_and_expiry_of_the_file_are_kept(cast):
    record = only_record(cast, hours="2.5", expires="1 January 2027")
    assert (float(record.hours), record.expires_on, record.dated_by) == (2.5, date(2027, 1, 1), None)


def test_a_later_rule_dates_what_is_imported(cast):
    ethics = Course.objects.get(code="ethics")
    rule = set_rule(course=ethics, by=cast.admin, holds_from=days_ago(0), met_by=days_ago(-90), valid_months=12)
    record = only_record(cast, course="ETHICS", on="10/2/2020")
    assert (record.dated_by, record.expires_on) == (rule, days_ago(-90))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"who": ""}, "Enter the worker"),
        ({"who": "nobody@example.org"}, "The team has no worker"),
        ({"who": "worker3@example.org"}, "The team has no worker"),
        ({"who": "x" * 900}, "The team has no worker"),
        ({"course": ""}, "Enter the course"),
        ({"course": "Flying"}, "no course “Flying”"),
        ({"on": ""}, "Completed on is missing"),
        ({"on": "31/2/2026"}, "not a date"),
        ({"on": "1/1/2126"}, "Completed on must be between"),
        ({"on": "1/1/0026"}, "Completed on must be between"),
        ({"hours": "many"}, "must be a number"),
        ({"hours": "-1"}, "must be a number"),
        ({"hours": "1.25"}, "must be a number"),
        ({"hours": "NaN"}, "must be a number"),
        ({"hours": "1e99"}, "must be a number"),
        ({"expires": "9/2/2026"}, "must be after"),
    ],
)
def test_a_wrong_line_says_why(cast, changes, words):
    verdict, why = reason(cast, **changes)
    assert (verdict, words in why) == ("wrong", True), why


def test_two_of_one_name_need_the_email_address(cast):
    for email in ("a@example.org", "b@example.org"):
        WorkerFactory(user=UserFactory(name="Sam Field", email=email), team=cast.north)
    assert "Use the email address" in reason(cast, who="sam  field")[1]
    assert reason(cast, who="B@example.org") == ("new", "")


def test_an_open_place_is_completed_where_it_is(cast):
    TrainingRecordFactory(worker=cast.worker_profile, course=Course.objects.get(code="fire"), enrolled_on=days_ago(20))
    assert "open place" in reason(cast, on=f"{days_ago(10):%d/%m/%Y}")[1]
    assert reason(cast, on=f"{days_ago(30):%d/%m/%Y}") == ("new", "")


def test_the_same_line_twice_is_imported_once(cast):
    content = csv_of(HEADING, line(), line(who="Wren Adeyemi", course="fire"))
    file = tried("training", cast.north, cast.lead, content)
    assert verdicts(file) == {2: ("new", ""), 3: ("present", "The same as line 2.")}


def test_a_retired_course_may_have_been_completed(cast):
    Course.objects.filter(code="fire").update(is_active=False)
    assert reason(cast) == ("new", "")


def test_a_worker_hears_once_that_an_import_is_taken_back(cast):
    content = csv_of(HEADING, line(), line(on="10/2/2025"), line(who="worker2@example.org"))
    file = imported("training", cast.north, cast.lead, content)
    take_back_import(file=file, by=cast.lead, reason="Another service's.")
    assert cast.worker.notices.filter(kind="training_import_taken_back").count() == 1
    assert not TrainingRecord.objects.standing().exists()


def test_many_lines_take_few_queries(cast, django_assert_max_num_queries):
    start, words = date(1998, 1, 1), ["worker@example.org", "worker2@example.org"]
    lines = [line(who=words[n % 2], on=f"{start + timedelta(days=n):%d/%m/%Y}") for n in range(2_000)]
    with django_assert_max_num_queries(80):
        assert imported("training", cast.north, cast.lead, csv_of(HEADING, *lines)).new == 2_000
