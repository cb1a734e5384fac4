"""A worker's own week: what is in it, what of people it shows, and to whom."""

from datetime import time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from groundwork.models import AccessEvent
from supervision.models import Supervision
from supervision.week import days_of, monday_of
from support.actions.covers import CoverBy, name_cover
from support.models import Session
from tests.factories import (
    AbsenceFactory,
    PersonFactory,
    SessionFactory,
    SupervisionFactory,
    SupportFactory,
    days_ago,
    user_with,
)
from tests.helpers import count_queries
from training.actions.cohorts import add_cohort, cancel_cohort, join_cohort
from training.models import Course
from workers.models import Worker

pytestmark = pytest.mark.django_db
WEEK = reverse("supervision:my_week")
BOOKED = {"attendance": Session.Attendance.NOT_YET, "logged_at": None}


@pytest.fixture
def support(cast):
    person = PersonFactory(
        name="Ines Duarte", phone="+447700900123", safe_contact="Text first, never before ten", may_leave_message=False
    )
    return SupportFactory(worker=cast.worker_profile, person=person)


def words_of(cast, day=None, who="worker"):
    """What stands in the diary of a day."""
    worker = Worker.objects.get(user=getattr(cast, who))
    day = day or days_ago(0)
    days = days_of(worker, worker.user, monday_of(day.isoformat(), days_ago(0)), days_ago(0))
    [found] = [each for each in days if each.date == day]
    return [entry.words for entry in found.entries]


def test_today_stands_first_with_the_way_to_ring_and_to_log(cast, support, sign_in):
    booked = SessionFactory(support=support, date=days_ago(0), start=time(14), place="Library café", **BOOKED)
    page = sign_in(cast.worker).get(WEEK).text
    for words in ("14:00", "Ines Duarte", "Library café", "Text first, never before ten", "tel:+44-7700-900123"):
        assert words in page
    assert "A message may be left: no" in page
    assert reverse("support:log_booked_session", args=[booked.pk]) in page
    assert page.index("Today, ") < page.index("Ines Duarte") < page.index("This week")


def test_what_is_logged_or_past_shows_no_number(cast, support, sign_in):
    SessionFactory(support=support, date=days_ago(0))
    page = sign_in(cast.worker).get(WEEK).text
    assert "Ines Duarte" in page
    assert "tel:" not in page


def test_nobody_is_rung_who_has_died(cast, support, sign_in):
    SessionFactory(support=support, date=days_ago(0), **BOOKED)
    support.person.deceased_on, support.person.deceased_source = days_ago(1), "Their sister"
    support.person.save()
    page = sign_in(cast.worker).get(WEEK).text
    assert "Has died" in page
    assert "tel:" not in page


def test_a_session_struck_through_is_in_no_diary(cast, support):
    struck = {"struck_at": timezone.now(), "struck_by": cast.lead, "struck_reason": "Another person."}
    SessionFactory(support=support, date=days_ago(0), **struck)
    assert words_of(cast) == []


def test_supervision_and_training_and_leave_are_in_it(cast, sign_in):
    SupervisionFactory(worker=cast.worker_profile, date=days_ago(0), start=time(9))
    cancelled = Supervision.Status.CANCELLED
    SupervisionFactory(worker=cast.worker_profile, date=days_ago(0), kind="peer", status=cancelled)
    SupervisionFactory(worker=cast.worker2_profile, date=days_ago(0))
    course = Course.objects.get(code="stigma")
    about = {"course": course, "team": cast.north, "places_number": 4, "by": cast.lead, "minutes": 60, "weeks": 1}
    autumn, _ = (add_cohort(name=name, first_on=days_ago(0), **about) for name in ("Autumn", "Spring"))
    join_cohort(cohort=autumn, workers=[cast.worker_profile], by=cast.lead)
    AbsenceFactory(worker=cast.worker_profile, first=0, last=0)
    assert words_of(cast) == [f"Training: {course}, Autumn", "Supervision: practice"]
    assert "Away" in sign_in(cast.worker).get(WEEK).text
    cancel_cohort(cohort=autumn, by=cast.lead, reason="Too few.")
    assert words_of(cast) == ["Supervision: practice"]


def test_who_covers_finds_the_sessions_of_the_absence_and_no_other(cast, support):
    absence = AbsenceFactory(worker=cast.worker_profile, first=0, last=0)
    named = [CoverBy(support=support, worker=cast.worker2_profile, notes_agreed=False)]
    SessionFactory(support=support, date=days_ago(0), **BOOKED)
    tomorrow = days_ago(-1)
    SessionFactory(support=support, date=tomorrow, **BOOKED)
    assert words_of(cast, who="worker2") == []
    name_cover(absence=absence, by=cast.lead, named=named)
    assert words_of(cast, who="worker2") == ["Ines Duarte"]
    assert words_of(cast, tomorrow, who="worker2") == []


def test_a_colleagues_week_is_nobodys_to_see(cast, support, sign_in):
    SessionFactory(support=support, date=days_ago(0), **BOOKED)
    assert "Ines Duarte" not in sign_in(cast.worker2).get(WEEK).text
    assert "Ines Duarte" not in sign_in(cast.worker3).get(WEEK).text


def test_it_goes_no_further_than_the_support(cast, support, sign_in):
    SessionFactory(support=support, date=days_ago(0), **BOOKED)
    Worker.objects.filter(pk=cast.worker_profile.pk).update(team=cast.south)
    support.worker = cast.worker2_profile
    support.save()
    assert "Ines Duarte" not in sign_in(cast.worker).get(WEEK).text


def test_the_trail_names_whom_the_week_showed(cast, support, sign_in):
    SessionFactory(support=support, date=days_ago(0), **BOOKED)
    sign_in(cast.worker).get(WEEK)
    [seen] = AccessEvent.objects.filter(verb="supervision:my_week")
    assert seen.subjects == [support.person_id]
    assert seen.user_id == cast.worker.pk


@pytest.mark.parametrize("asked", ["", "soon", "0001-01-01", "9999-12-31", "2026-02-30", "1" * 500, "\x00"])
def test_what_is_no_week_is_this_one(asked):
    today = days_ago(0)
    assert monday_of(asked, today) == today - timedelta(days=today.weekday())


def test_weeks_before_and_after_are_in_the_address(cast, support, sign_in):
    later = days_ago(-7)
    SessionFactory(support=support, date=later, **BOOKED)
    assert "Ines Duarte" not in sign_in(cast.worker).get(WEEK).text
    page = sign_in(cast.worker).get(WEEK, {"week": later.isoformat()}).text
    assert "Ines Duarte" in page
    assert f'href="{WEEK}"' in page
    assert "Today, " not in page


def test_who_is_gone_is_nobody_to_turn_to(cast, sign_in):
    assert "Your supervisor: " in sign_in(cast.worker2).get(WEEK).text
    cast.supervisor.is_active = False
    cast.supervisor.save()
    page = sign_in(cast.worker2).get(WEEK).text
    assert cast.supervisor.name not in page
    assert f'Your line manager: <a href="mailto:{cast.lead.email}">' in page


def test_where_nobody_leads_the_manager_is_named(cast, sign_in):
    cast.lead.is_active = False
    cast.lead.save()
    assert f'Service manager: <a href="mailto:{cast.manager.email}">' in sign_in(cast.worker).get(WEEK).text


def test_a_worker_without_a_profile_is_told_so(cast, sign_in):
    assert "You do not have a worker profile in Northside" in sign_in(user_with("worker", cast.north)).get(WEEK).text


@time_machine.travel("2026-06-10 09:00", tick=False)
def test_it_takes_as_many_questions_however_full_it_is(cast, support, sign_in):
    day = days_ago(0)
    SessionFactory(support=support, date=day, **BOOKED)
    client = sign_in(cast.worker)
    client.get(WEEK)
    before = count_queries(client, WEEK)
    for number in range(4):
        SessionFactory(support=SupportFactory(worker=cast.worker_profile), date=days_ago(-number + 1), **BOOKED)
        SupervisionFactory(worker=cast.worker_profile, date=days_ago(number - 1), start=time(9 + number))
    assert count_queries(client, WEEK) == before
