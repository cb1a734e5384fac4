"""The pathway into peer work: who sees it, its steps, who follows up, and how somebody is erased from it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.urls import reverse
from django.utils import timezone
from psycopg2 import sql

from accounts.permissions import Role
from groundwork.models import AccessEvent, Autosave
from notices.models import Notice
from pathway.actions.interests import (
    add_interest,
    edit_interest,
    erase_interest,
    hand_over_interest,
    log_step,
    note_follow_up,
    remove_note,
)
from pathway.housekeeping import tidy
from pathway.models import Interest, InterestNote
from pathway.reminders import REMINDERS, FollowUpDue, FollowUpWithoutFollower
from tests.cast import ROLES_OF_CAST
from tests.consistency.filling import boxes
from tests.factories import AbsenceFactory, InterestFactory, MembershipFactory, WorkerFactory, days_ago, user_with
from tests.reminding import claim_at, morning, today, told

pytestmark = pytest.mark.django_db
LIST = reverse("pathway:interest_list")
NAME, CONTACT, SAID = "Ottoline Quist", "07700 900123 after six", "Wants to see a group first."


@pytest.fixture
def interest(cast):
    return add_interest(
        by=cast.pathway,
        team=cast.north,
        name=NAME,
        contact=CONTACT,
        source="ending",
        agreed_on=days_ago(2),
        agreed_how="in_person",
        follow_up_on=days_ago(-7),
    )


def page(interest, name="interest_detail"):
    return reverse(f"pathway:{name}", args=[interest.pk])


def test_whoever_runs_the_pathway_notes_somebody_and_logs_a_step(cast, sign_in):
    client = sign_in(cast.pathway)
    answers = {"team": cast.north.pk, "name": NAME, "contact": CONTACT, "source": "event", "agreed_how": "phone"}
    dates = boxes("agreed_on", days_ago(1)) | boxes("follow_up_on", days_ago(-7))
    assert client.post(reverse("pathway:add_interest"), answers | dates | {"submission": "1"}).url == LIST
    interest = Interest.objects.get()
    assert (interest.name, interest.follower, interest.status) == (NAME, cast.pathway, "noted")
    assert NAME in client.get(LIST).text
    step = {"step": "conversation", "note": SAID, "submission": "2"} | boxes("follow_up_on", days_ago(-30))
    client.post(page(interest, "log_step"), step)
    text = client.get(page(interest)).text
    assert all(words in text for words in (NAME, CONTACT, SAID, "Conversation held", "Interest noted"))


@pytest.mark.parametrize("role", [role for role in ROLES_OF_CAST if role != "pathway"])
def test_nobody_else_finds_anything_of_it(cast, interest, sign_in, role):
    note_follow_up(interest=interest, by=cast.pathway, note=SAID, follow_up_on=days_ago(0))
    user = getattr(cast, role)
    client = sign_in(user)
    assert client.get(LIST).status_code == 403
    assert client.get(page(interest)).status_code == 404
    assert not Interest.objects.visible_to(user).exists() and not InterestNote.objects.visible_to(user).exists()
    assert "pathway" not in client.get("/").text.lower()


def test_another_teams_pathway_lead_sees_none_of_it(cast, interest, sign_in):
    other = user_with(Role.PATHWAY, cast.south)
    client = sign_in(other)
    assert NAME not in client.get(LIST).text
    assert client.get(page(interest)).status_code == 404


def test_a_role_that_ends_ends_the_reading(cast, interest, sign_in):
    cast.pathway.memberships.update(ends_at=timezone.now())
    client = sign_in(cast.pathway)
    assert client.get(page(interest)).status_code == 404
    assert client.get(LIST).status_code == 403


def test_each_reading_is_in_the_trail(cast, interest, sign_in):
    client = sign_in(cast.pathway)
    client.get(LIST)
    client.get(page(interest))
    client.get(page(interest, "edit_interest"))
    seen = AccessEvent.objects.filter(subjects__contains=[interest.pk], user=cast.pathway)
    assert {event.verb for event in seen} == {
        "pathway:interest_list",
        "pathway:interest_detail",
        "pathway:edit_interest",
    }


def test_a_step_is_followed_by_another_or_by_itself_never(cast, interest):
    log_step(interest=interest, by=cast.pathway, step="training", follow_up_on=days_ago(-30))
    with pytest.raises(ValidationError):
        log_step(interest=interest, by=cast.pathway, step="training", follow_up_on=days_ago(-30))
    back = log_step(interest=interest, by=cast.pathway, step="conversation", follow_up_on=days_ago(-30))
    steps = list(back.status_changes.values_list("to_status", flat=True))
    assert steps == ["noted", "training", "conversation"]


def test_who_is_on_the_way_is_followed_up_and_who_is_employed_is_not(cast, interest, sign_in):
    client = sign_in(cast.pathway)
    form = client.post(page(interest, "log_step"), {"step": "information", "submission": "1"}).context["form"]
    assert form.errors == {"follow_up_on": ["Enter when you follow up next"]}
    dated = {"step": "employed", "submission": "2"} | boxes("follow_up_on", days_ago(-3))
    form = client.post(page(interest, "log_step"), dated).context["form"]
    assert "Leave the date empty" in str(form.errors)
    client.post(page(interest, "log_step"), {"step": "employed", "submission": "3"})
    interest.refresh_from_db()
    assert (interest.status, interest.follow_up_on) == ("employed", None)


def test_the_database_refuses_somebody_on_the_way_without_a_day(cast, interest):
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.filter(pk=interest.pk).update(follow_up_on=None)


@pytest.mark.parametrize("because", ["withdrawn", "mistaken"])
def test_who_withdraws_is_erased_everywhere(cast, interest, sign_in, because):
    edit_interest(
        interest=interest,
        by=cast.pathway,
        name=f"{NAME} Junior",
        contact=CONTACT,
        source="event",
        agreed_on=days_ago(2),
        agreed_how="writing",
    )
    note_follow_up(interest=interest, by=cast.pathway, note=SAID, follow_up_on=days_ago(-3))
    Autosave.objects.create(user=cast.pathway, path=page(interest, "log_step"), data={"note": [SAID]})
    sign_in(cast.pathway).post(page(interest, "erase_interest"), {"because": because, "submission": "1"})
    interest.refresh_from_db()
    assert (interest.status, interest.name, interest.contact, interest.follow_up_on) == (because, "", "", None)
    assert found_in_database(NAME) == found_in_database(CONTACT) == found_in_database(SAID) == []


def found_in_database(words):
    """The tables with a row in which these words stand, the history as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for [name] in cursor.fetchall()]
        return [name for name in tables if stands_in(cursor, name, words)]


def stands_in(cursor, table, words):
    rows = sql.SQL("SELECT EXISTS (SELECT FROM {} r WHERE strpos(r::text, %s) > 0)").format(sql.Identifier(table))
    cursor.execute(rows, [words])
    return cursor.fetchone()[0]


def test_what_is_erased_can_be_changed_no_more(cast, interest, sign_in):
    erase_interest(interest=interest, by=cast.pathway, because="withdrawn")
    with pytest.raises(ValidationError):
        log_step(interest=interest, by=cast.pathway, step="training", follow_up_on=days_ago(-3))
    answer = sign_in(cast.pathway).get(page(interest, "log_step"), follow=True)
    assert "This was erased" in answer.text


def test_a_note_written_by_mistake_is_removed_with_its_history(cast, interest):
    note_follow_up(interest=interest, by=cast.pathway, note=SAID, follow_up_on=days_ago(-3))
    remove_note(note=InterestNote.objects.get(), by=cast.pathway)
    assert found_in_database(SAID) == []


@pytest.mark.parametrize(
    ("step", "follow_up_on", "days", "is_erased"),
    [
        ("employed", None, 366, True),
        ("employed", None, 364, False),
        ("not_now", None, 366, True),
        ("not_now", -10, 366, False),
        ("training", -10, 800, False),
    ],
)
def test_nobody_is_kept_for_longer_than_needed(cast, interest, step, follow_up_on, days, is_erased):
    follow_up_on = None if follow_up_on is None else days_ago(follow_up_on)
    log_step(interest=interest, by=cast.pathway, step=step, follow_up_on=follow_up_on)
    tidy(timezone.now() + timedelta(days=days))
    interest.refresh_from_db()
    assert (interest.is_erased, interest.status) == (is_erased, step)


def test_it_is_handed_over_to_who_runs_the_pathway_and_they_are_told(cast, interest, sign_in):
    colleague = user_with(Role.PATHWAY, cast.north)
    with pytest.raises(ValidationError):
        hand_over_interest(interest=interest, by=cast.pathway, follower=cast.lead)
    answers = {"follower": colleague.pk, "submission": "1"}
    sign_in(cast.pathway).post(page(interest, "hand_over_interest"), answers)
    interest.refresh_from_db()
    assert interest.follower == colleague
    notice = Notice.objects.get(kind="interest_handed_over")
    assert (notice.recipient, notice.label) == (colleague, cast.north.name)


def test_the_follower_is_reminded_each_week_from_the_day_on(cast, interest):
    assert told(REMINDERS, FollowUpDue, today(6)) == set()
    assert told(REMINDERS, FollowUpDue, today(7)) == {"pathway"}
    assert told(REMINDERS, FollowUpDue, today(14)) == {"pathway"}


def test_while_the_follower_is_away_the_others_are_reminded(cast, interest):
    MembershipFactory(user=cast.worker, role=Role.PATHWAY, team=cast.north)
    Interest.objects.update(follower=cast.worker)
    AbsenceFactory(worker=cast.worker_profile, first=0, last=20)
    assert told(REMINDERS, FollowUpDue, today(7)) == {"pathway"}


def test_what_a_follower_leaves_falls_to_the_others_and_without_them_the_administrator_hears(cast, interest, sign_in):
    Interest.objects.update(follow_up_on=days_ago(0))
    colleague = user_with(Role.PATHWAY, cast.north, email="colleague@example.org")
    cast.pathway.memberships.update(ends_at=morning(days_ago(1)))
    assert told(REMINDERS, FollowUpWithoutFollower, today()) == {"colleague"}
    assert "People on the pathway with nobody to follow up" in sign_in(colleague).get("/").text
    colleague.memberships.update(ends_at=morning(days_ago(1)))
    assert told(REMINDERS, FollowUpWithoutFollower, today()) == {"admin"}
    assert Notice.objects.get(kind="follow_up_without_follower").path == reverse("accounts:user_list")


def test_notices_name_nobody(cast, interest):
    Interest.objects.update(follow_up_on=days_ago(0))
    claim_at(morning(today()), REMINDERS)
    assert found_in_database(NAME) == ["pathway_interest"]


def test_the_list_asks_as_much_for_many_as_for_one(cast, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.pathway)
    InterestFactory(team=cast.north, follower=cast.pathway)
    with django_assert_max_num_queries(50) as one:
        client.get(LIST)
    for _ in range(9):
        InterestFactory(team=cast.north)
    with django_assert_max_num_queries(len(one)):
        client.get(LIST)


def test_a_worker_who_runs_the_pathway_of_their_team_reads_no_more_of_support(cast, interest, sign_in):
    worker = WorkerFactory(team=cast.north)
    MembershipFactory(user=worker.user, role=Role.PATHWAY, team=cast.north)
    assert NAME in sign_in(worker.user).get(LIST).text
