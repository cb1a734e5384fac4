"""When workers are away: entered by them or who manages them, corrected, ended and taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from groundwork.models import AccessEvent
from notices.models import Notice
from tests.consistency.filling import boxes
from tests.factories import AbsenceFactory, days_ago, user_with
from workers.actions.absences import away_today, correct_absence, end_absence, enter_absence, take_back_absence
from workers.models import Absence, AbsenceKind, Worker
from workers.models.absences import moment_of, moments

pytestmark = pytest.mark.django_db
NOON_TODAY = "2026-08-05 12:30 +01:00"


def url(name, thing):
    return reverse(f"workers:{name}", args=[thing.pk])


def kind(code="annual-leave"):
    return AbsenceKind.objects.get(code=code)


def enter(cast, first=3, last=5, by=None, worker=None, **halves):
    starts_at, ends_at = moments(days_ago(-first), None if last is None else days_ago(-last), **halves)
    return enter_absence(
        worker=worker or cast.worker_profile, by=by or cast.lead, kind=kind(), starts_at=starts_at, ends_at=ends_at
    )


def answers(first=3, last=5, **changes):
    sent = {"kind": kind().pk, "note": ""} | boxes("first_day", days_ago(-first))
    known = {"end_known": "no"} if last is None else {"end_known": "yes"} | boxes("last_day", days_ago(-last))
    return sent | known | changes


def told(name):
    return {notice.recipient for notice in Notice.objects.filter(kind=name)}


def away(now=None):
    return list(Worker.objects.away(now or timezone.now()))


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_the_worker_and_who_manages_them_enter_an_absence(cast, sign_in, who):
    page = sign_in(getattr(cast, who)).post(url("enter_absence", cast.worker_profile), answers(), follow=True)
    assert "The absence is entered." in page.text
    absence = Absence.objects.get()
    assert absence.entered_by == getattr(cast, who)
    assert (absence.first_day, absence.last_day) == (days_ago(-3), days_ago(-5))
    assert told("absence_entered") == {cast.worker, cast.lead} - {getattr(cast, who)}


def test_a_line_manager_who_does_not_lead_enters_one_and_another_supervisor_cannot(cast, sign_in):
    page = url("enter_absence", cast.worker2_profile)
    assert sign_in(cast.supervisor).get(page).status_code == 403
    Worker.objects.filter(pk=cast.worker2_profile.pk).update(line_manager=cast.supervisor)
    assert sign_in(cast.supervisor).get(page).status_code == 200
    absence = AbsenceFactory(worker=cast.worker2_profile)
    assert sign_in(cast.supervisor).get(url("absence_detail", absence)).status_code == 200


def test_what_is_said_names_nobody_and_gives_no_kind(cast, mailoutbox):
    enter(cast)
    notice = Notice.objects.filter(kind="absence_entered").first()
    assert notice.label == "Northside peer support"


def test_away_is_from_the_first_moment_to_the_last(cast):
    absence = enter(cast)
    assert away(absence.starts_at - timedelta(seconds=1)) == []
    assert away(absence.starts_at) == away(absence.ends_at - timedelta(seconds=1)) == [cast.worker_profile]
    assert away(absence.ends_at) == []


def test_half_days_are_half_days(cast):
    absence = enter(cast, from_noon=True, until_noon=True)
    assert away(moment_of(days_ago(-3))) == []
    assert away(moment_of(days_ago(-3), at_noon=True)) == [cast.worker_profile]
    assert away(moment_of(days_ago(-5), at_noon=True)) == []
    assert " at midday to " in absence.in_words and absence.in_words.endswith(", until midday")


@time_machine.travel(NOON_TODAY, tick=False)
def test_an_absence_is_said_as_people_say_it(cast):
    assert enter(cast, 0, 0).in_words == "5 August 2026"
    assert enter(cast, 1, 1, from_noon=True).in_words == "6 August 2026, from midday"
    assert enter(cast, 2, 4).in_words == "7 August 2026 to 9 August 2026"
    assert enter(cast, 5, None).in_words == "From 10 August 2026, until when is not known yet"


def test_days_are_those_of_the_place_when_clocks_change(cast):
    with time_machine.travel("2026-10-20 12:00 +01:00"):
        worker = cast.worker_profile
        starts_at, ends_at = moments(days_ago(-4), days_ago(-5))
        absence = enter_absence(worker=worker, by=cast.lead, kind=kind(), starts_at=starts_at, ends_at=ends_at)
        assert ends_at.timestamp() - starts_at.timestamp() == timedelta(hours=49).total_seconds()
        assert absence.in_words == "24 October 2026 to 25 October 2026"


def test_nobody_is_away_twice_at_once(cast, sign_in):
    enter(cast)
    with pytest.raises(ValidationError, match="An absence is entered for part of this time already"):
        enter(cast, 5, 9)
    page = sign_in(cast.lead).post(url("enter_absence", cast.worker_profile), answers(4, None))
    assert "An absence is entered for part of this time already" in page.text
    assert enter(cast, 6, 9)
    assert enter(cast, worker=cast.worker2_profile)


def test_the_second_half_of_a_day_may_follow_the_first(cast):
    enter(cast, 3, 3, until_noon=True)
    assert enter(cast, 3, 3, from_noon=True)


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"end_known": ""}, "end_known", "Select yes if the last day is known"),
        ({"kind": ""}, "kind", "Select what to call the absence"),
        ({"kind": "x"}, "kind", "Choose one of the answers"),
        ({"first_day-year": "1926"}, "first_day", "First day must be on or after"),
        ({"last_day-day": "", "last_day-month": "", "last_day-year": ""}, "last_day", "Enter the last day"),
        ({"note": "x" * 301}, "note", "300 characters"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(cast, sign_in, sent, field, words):
    form = sign_in(cast.worker).post(url("enter_absence", cast.worker_profile), answers(**sent)).context["form"]
    assert list(form.errors) == [field]
    assert words in form.errors[field][0]


def test_the_last_day_is_not_before_the_first_and_two_halves_are_none(cast, sign_in):
    client, page = sign_in(cast.worker), url("enter_absence", cast.worker_profile)
    assert "Last day must be" in client.post(page, answers(5, 3)).context["form"].errors["last_day"][0]
    both = answers(3, 3, from_noon="on", until_noon="on")
    assert "Choose one half" in client.post(page, both).context["form"].errors["until_noon"][0]


def test_a_last_day_under_not_yet_does_not_count(cast, sign_in):
    sent = answers() | {"end_known": "no"}
    sign_in(cast.worker).post(url("enter_absence", cast.worker_profile), sent)
    assert Absence.objects.get().ends_at is None


def test_nobody_is_away_before_they_began_or_after_they_left(cast):
    Worker.objects.update(started_on=days_ago(10), left_on=days_ago(-10))
    with pytest.raises(ValidationError, match="their first at work"):
        enter(cast, -11, -9)
    with pytest.raises(ValidationError, match="when they leave"):
        enter(cast, 10, 12)


@pytest.mark.parametrize("wrong", [{"ends_at": moment_of(days_ago(9))}, {"taken_back_at": timezone.now()}])
def test_the_database_refuses_what_cannot_be(cast, wrong):
    absence = enter(cast)
    with pytest.raises(IntegrityError, match="absence_"), transaction.atomic():
        Absence.objects.filter(pk=absence.pk).update(**wrong)


@pytest.mark.parametrize(("who", "page"), [("worker", "/"), ("worker", "profile"), ("lead", "profile")])
def test_away_today_is_one_tap(cast, sign_in, who, page):
    client = sign_in(getattr(cast, who))
    address = page if page == "/" else cast.worker_profile.get_absolute_url()
    target = url("away_today", cast.worker_profile)
    assert f'action="{target}"' in client.get(address).text
    answer = client.post(target, follow=True)
    assert "Entered as away today." in answer.text
    assert away() == [cast.worker_profile]
    assert Absence.objects.get().last_day == days_ago(0)
    assert f'action="{target}"' not in client.get(address).text


def test_a_second_tap_is_told_that_it_is_entered(cast, sign_in):
    client, target = sign_in(cast.worker), url("away_today", cast.worker_profile)
    client.post(target, {"submission": (number := "0b0f1c5e-2f57-4a11-8a52-0d4a6c2b8a01")})
    assert client.post(target, {"submission": number}).status_code == 302
    assert "entered for part of this time already" in client.post(target).text
    assert client.get(target).status_code == 302
    assert Absence.objects.count() == 1


@time_machine.travel(NOON_TODAY, tick=False)
def test_who_came_back_and_goes_again_is_away_from_then_on(cast):
    absence = away_today(worker=cast.worker_profile, by=cast.worker)
    end_absence(absence=absence, by=cast.worker)
    again = away_today(worker=cast.worker_profile, by=cast.worker, at=timezone.now() + timedelta(hours=1))
    assert again.starts_at == timezone.now()
    assert again.in_words == "5 August 2026, from 12:30"


def test_back_ends_it_at_once_and_tells_who_plans(cast, sign_in):
    absence = enter(cast, -2, None)
    page = sign_in(cast.worker).get("/").text
    assert "You are entered as away." in page and url("end_absence", absence) in page
    sign_in(cast.worker).post(url("end_absence", absence))
    assert away() == []
    assert told("absence_ended") == {cast.lead}
    assert "You are entered as away." not in sign_in(cast.worker).get("/").text


def test_what_does_not_go_on_cannot_end(cast, sign_in):
    absence = enter(cast)
    with pytest.raises(ValidationError, match="does not go on"):
        end_absence(absence=absence, by=cast.worker)
    assert sign_in(cast.worker).get(url("end_absence", absence)).status_code == 302


def test_correcting_changes_the_days_and_begins_with_what_was_entered(cast, sign_in):
    absence = enter(cast, from_noon=True)
    client = sign_in(cast.lead)
    form = client.get(url("correct_absence", absence)).context["form"]
    assert form["first_day"].value() == days_ago(-3) and form["from_noon"].value()
    assert form["last_day"].value() == days_ago(-5) and not form["until_noon"].value()
    client.post(url("correct_absence", absence), answers(2, 9, note="Mornings at first."))
    absence.refresh_from_db()
    assert (absence.first_day, absence.last_day, absence.note) == (days_ago(-2), days_ago(-9), "Mornings at first.")
    assert told("absence_corrected") == {cast.worker}


@time_machine.travel(NOON_TODAY, tick=False)
def test_correcting_the_note_leaves_the_moment_of_coming_back(cast, sign_in):
    absence = end_absence(absence=enter(cast, -2, None), by=cast.worker)
    sign_in(cast.lead).post(url("correct_absence", absence), answers(-2, 0, note="Half days next week."))
    absence.refresh_from_db()
    assert absence.note and absence.ends_at == timezone.now()


def test_two_who_correct_at_once_hear_of_each_other(cast, sign_in):
    absence = enter(cast)
    seen = absence.updated_at.isoformat()
    correct_absence(
        absence=absence, by=cast.worker, kind=kind("away"), starts_at=absence.starts_at, ends_at=absence.ends_at
    )
    page = sign_in(cast.lead).post(url("correct_absence", absence), answers(2, 9, seen=seen))
    assert page.status_code == 200 and page.context["form"].errors
    absence.refresh_from_db()
    assert absence.kind == kind("away")


def test_taken_back_counts_nowhere_and_stays_readable(cast, sign_in):
    absence = enter(cast, 0, None)
    client = sign_in(cast.lead)
    assert "Say what was wrong" in client.post(url("take_back_absence", absence), {"reason": " "}).text
    client.post(url("take_back_absence", absence), {"reason": "Meant for somebody else."})
    assert away() == []
    assert enter(cast, 0, 3)
    page = sign_in(cast.worker).get(url("absence_detail", absence)).text
    assert "Taken back" in page and "Meant for somebody else." in page
    assert told("absence_taken_back") == {cast.worker}
    for name in ("correct_absence", "end_absence", "take_back_absence"):
        assert sign_in(cast.lead).get(url(name, absence)).status_code == 302
    with pytest.raises(ValidationError, match="taken back meanwhile"):
        take_back_absence(absence=absence, by=cast.lead, reason="Again.")


def test_reading_when_somebody_is_away_is_in_the_trail_and_ones_own_is_not(cast, sign_in):
    absence = enter(cast)
    for page in (url("absence_detail", absence), cast.worker_profile.get_absolute_url()):
        before = read_by(cast).count()
        sign_in(cast.worker).get(page)
        assert read_by(cast).count() == before
        sign_in(cast.lead).get(page)
        assert read_by(cast).count() == before + 1


def read_by(cast):
    return AccessEvent.objects.filter(subjects__contains=[cast.worker_profile.pk], verb="workers:absences_read")


def test_others_learn_that_somebody_is_away_and_no_more(cast, sign_in):
    absence = AbsenceFactory(worker=cast.worker2_profile, note="Mornings at first.")
    page = sign_in(cast.supervisor).get(cast.worker2_profile.get_absolute_url()).text
    assert "Away</strong>" in page
    assert "Annual leave" not in page and absence.in_words not in page
    assert sign_in(cast.supervisor).get(url("absence_detail", absence)).status_code == 404
    assert "Away</strong>" in sign_in(cast.lead).get(reverse("workers:worker_list")).text


def test_a_lead_of_another_team_and_a_colleague_see_nothing(cast, sign_in):
    absence = enter(cast)
    for who in (cast.lead2, cast.worker2, cast.worker3, cast.manager, cast.admin, user_with("lead", cast.south)):
        assert sign_in(who).get(url("absence_detail", absence)).status_code == 404
