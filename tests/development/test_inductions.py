"""A worker's induction: begun, its steps done and signed off, more time, another list, completed, and each undone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from development.actions.checklists import edit_checklist_item, remove_checklist_item, set_checklist
from development.actions.inductions import (
    begin_induction,
    complete_induction,
    extend_induction,
    move_induction,
    reopen_induction,
    take_back_induction,
)
from development.actions.steps import do_step, set_aside_step, sign_off_steps, take_back_step
from development.models import Checklist, Induction, InductionStep
from development.models.inductions import to_begin
from notices.models import Notice
from tests.factories import days_ago, user_with
from tests.training.test_rules import boxes_of
from workers.models import Worker

pytestmark = pytest.mark.django_db
WORKERS_OWN = "Read the role description and the code of conduct"
SUPERVISORS = "Agree with the supervisor how often and where to meet"
LEADS = "Meet the team"


@pytest.fixture
def induction(cast):
    return begin_induction(worker=cast.worker2_profile, by=cast.lead, started_on=days_ago(10))


def step_of(induction, title):
    return induction.steps.get(item__title=title)


def told(kind):
    return {notice.recipient for notice in Notice.objects.filter(kind=kind)}


def refused(words):
    return pytest.raises(ValidationError, match=words)


def settle(induction, by):
    """Everything is done and signed off."""
    for step in induction.steps.filter(status="to_do"):
        do_step(step=step, by=by, done_on=days_ago(1), evidence="Seen.")


def test_it_begins_with_the_list_that_holds_and_the_worker_is_told(cast, induction):
    steps = induction.steps.all()
    assert len(steps) == 21
    assert {step.status for step in steps} == {"to_do"}
    assert step_of(induction, WORKERS_OWN).due_on == days_ago(3)
    assert told("induction_begun") == {cast.worker2}


def test_it_begins_once_and_not_before_the_first_day(cast, induction):
    with transaction.atomic(), refused("goes on already"):
        begin_induction(worker=cast.worker2_profile, by=cast.lead, started_on=days_ago(1))
    take_back_induction(induction=induction, by=cast.lead, reason="Wrong person.")
    with transaction.atomic(), refused("before their first day"):
        begin_induction(worker=cast.worker2_profile, by=cast.lead, started_on=days_ago(1000))


def test_who_is_in_a_stage_without_a_list_is_not_asked_to_begin(cast):
    with refused("no list"):
        begin_induction(worker=cast.worker_profile, by=cast.lead, started_on=days_ago(1))
    everybody = to_begin(Worker.objects.all(), days_ago(0))
    assert list(everybody) == [cast.worker2_profile]


def test_who_has_begun_is_not_to_begin_until_it_is_taken_back(cast, induction):
    assert not to_begin(Worker.objects.all(), days_ago(0)).exists()
    take_back_induction(induction=induction, by=cast.lead, reason="Wrong day.")
    assert to_begin(Worker.objects.all(), days_ago(0)).exists()
    assert told("induction_taken_back") == {cast.worker2}


def test_a_worker_does_a_step_and_the_line_manager_signs_it_off(cast, induction):
    step = do_step(step=step_of(induction, WORKERS_OWN), by=cast.worker2, done_on=days_ago(1))
    assert (step.status, step.done_by, step.signed_off_by) == ("done", cast.worker2, None)
    [step] = sign_off_steps(steps=[step], by=cast.lead)
    assert (step.status, step.signed_off_by) == ("signed_off", cast.lead)
    with refused("changed meanwhile"):
        sign_off_steps(steps=[step], by=cast.lead)


def test_what_the_line_manager_does_is_signed_off_with_it(cast, induction):
    step = do_step(step=step_of(induction, LEADS), by=cast.lead, done_on=days_ago(0))
    assert (step.status, step.signed_off_by) == ("signed_off", cast.lead)


def test_evidence_is_asked_for_where_the_list_wants_it(cast, induction):
    step = step_of(induction, "Complete the safeguarding courses")
    with transaction.atomic(), refused("what shows"):
        do_step(step=step, by=cast.worker2, done_on=days_ago(1))
    assert do_step(step=step, by=cast.worker2, done_on=days_ago(1), evidence="Certificate").evidence == "Certificate"


def test_nothing_is_done_tomorrow(cast, induction):
    with refused("today or in the past"):
        do_step(step=step_of(induction, WORKERS_OWN), by=cast.worker2, done_on=days_ago(-1))


def test_a_step_that_was_not_done_is_to_do_again_and_both_hear(cast, induction):
    step = do_step(step=step_of(induction, WORKERS_OWN), by=cast.worker2, done_on=days_ago(1), evidence="Read.")
    step = take_back_step(step=step, by=cast.lead, reason="Another edition.")
    assert (step.status, step.done_by, step.evidence, step.due_on) == ("to_do", None, "", days_ago(3))
    assert told("step_taken_back") == {cast.worker2}
    line = induction.changes.last()
    assert (line.did, line.step, line.words) == ("step_taken_back", WORKERS_OWN, "Another edition.")


def test_a_step_is_set_aside_with_a_reason_and_taken_back(cast, induction):
    step = set_aside_step(step=step_of(induction, LEADS), by=cast.lead, reason="Was in the team before.")
    assert told("step_set_aside") == {cast.worker2}
    assert take_back_step(step=step, by=cast.lead, reason="A new team.").status == "to_do"


def test_more_time_moves_what_is_to_do_and_none_moves_it_back(cast, induction):
    done = do_step(step=step_of(induction, LEADS), by=cast.lead, done_on=days_ago(5))
    extend_induction(induction=induction, by=cast.lead, extra_weeks=2, reason="Was on leave.")
    assert step_of(induction, WORKERS_OWN).due_on == days_ago(3 - 14)
    assert step_of(induction, LEADS).due_on == done.due_on
    assert told("induction_extended") == {cast.worker2}
    extend_induction(induction=induction, by=cast.lead, extra_weeks=0, reason="A slip.")
    assert step_of(induction, WORKERS_OWN).due_on == days_ago(3)
    with refused("what it has already"):
        extend_induction(induction=induction, by=cast.lead, extra_weeks=0, reason="Again.")


def test_it_is_complete_when_everything_is_signed_off_and_goes_on_again(cast, induction):
    with transaction.atomic(), refused("still to do"):
        complete_induction(induction=induction, by=cast.lead)
    settle(induction, cast.lead)
    induction = complete_induction(induction=induction, by=cast.lead)
    assert told("induction_completed") == {cast.worker2}
    with transaction.atomic(), refused("does not go on"):
        extend_induction(induction=induction, by=cast.lead, extra_weeks=1, reason="Late.")
    reopen_induction(induction=induction, by=cast.lead, reason="One visit is missing.")
    assert Induction.objects.open().exists()
    assert told("induction_reopened") == {cast.worker2}


@pytest.fixture
def newer(cast, induction):
    """A list that holds since yesterday, with one thing less and one that is called otherwise."""
    newer = set_checklist(stage=cast.worker2_profile.stage, by=cast.admin, holds_from=days_ago(-1), reason="A year.")
    remove_checklist_item(item=newer.items.get(title=LEADS), by=cast.admin)
    item = newer.items.get(title=WORKERS_OWN)
    edit_checklist_item(item=item, by=cast.admin, title="Read the code", owner="worker", due_days=3)
    Checklist.objects.filter(pk=newer.pk).update(holds_from=days_ago(1))
    return newer


def test_a_new_list_reaches_nobody_in_the_middle_by_itself(cast, induction, newer):
    assert induction.steps.filter(item__checklist=newer).count() == 0
    assert induction.newer_list(days_ago(0)) == newer
    assert induction.newer_list(days_ago(2)) is None


def test_moving_to_the_new_list_carries_over_what_is_done(cast, induction, newer):
    do_step(step=step_of(induction, WORKERS_OWN), by=cast.worker2, done_on=days_ago(1), evidence="Read.")
    induction = move_induction(induction=induction, by=cast.lead)
    step = step_of(induction, "Read the code")
    assert (step.status, step.evidence, step.done_by) == ("done", "Read.", cast.worker2)
    assert step_of(induction, LEADS).status == "set_aside"
    assert told("induction_moved") == {cast.worker2}
    with refused("already"):
        move_induction(induction=induction, by=cast.lead)


def test_a_list_of_a_team_goes_before_the_one_for_all(cast):
    stage = cast.worker2_profile.stage
    own = set_checklist(stage=stage, team=cast.north, by=cast.admin, holds_from=days_ago(-1), reason="Ours.")
    Checklist.objects.filter(pk=own.pk).update(holds_from=days_ago(30))
    assert Checklist.objects.in_force(stage, cast.north, days_ago(0)) == own
    assert Checklist.objects.in_force(stage, cast.south, days_ago(0)).team is None


def late_of(user):
    return {step.item.title for step in InductionStep.objects.late(days_ago(0)).owned_by(user)}


def test_a_step_is_late_from_the_day_after_and_each_is_somebodys(cast, induction):
    assert late_of(cast.worker2) == {WORKERS_OWN}
    assert late_of(cast.supervisor) == {SUPERVISORS}
    assert LEADS in late_of(cast.lead)
    assert not InductionStep.objects.late(days_ago(9)).exists()


def test_a_step_whose_owner_has_left_falls_to_the_line_manager(cast, induction):
    assert SUPERVISORS not in late_of(cast.lead)
    Membership.objects.filter(user=cast.supervisor).update(ends_at=timezone.now())
    assert SUPERVISORS in late_of(cast.lead)


def test_a_step_of_the_leads_is_that_of_each_or_of_the_line_manager_where_there_is_none(cast, induction):
    other = user_with("lead", cast.north)
    assert late_of(other) == {LEADS}
    Worker.objects.filter(pk=cast.worker2_profile.pk).update(line_manager=cast.supervisor)
    Membership.objects.filter(role="lead").update(ends_at=timezone.now())
    assert LEADS in late_of(cast.supervisor)


def test_nothing_is_late_of_somebody_who_has_left_or_whose_induction_is_over(cast, induction):
    worker = cast.worker2_profile
    Worker.objects.filter(pk=worker.pk).update(left_on=days_ago(1))
    assert not InductionStep.objects.late(days_ago(0)).exists()
    Worker.objects.filter(pk=worker.pk).update(left_on=None)
    take_back_induction(induction=induction, by=cast.lead, reason="Begun twice.")
    assert not InductionStep.objects.late(days_ago(0)).exists()


def test_the_worker_goes_through_their_own_induction(cast, induction, sign_in):
    client = sign_in(cast.worker2)
    page = client.get(induction.get_absolute_url())
    own = reverse("development:do_step", args=[step_of(induction, WORKERS_OWN).pk])
    assert own in page.text
    assert reverse("development:do_step", args=[step_of(induction, SUPERVISORS).pk]) not in page.text
    sent = boxes_of("done_on", days_ago(0)) | {"submission": "1"}
    assert client.post(own, sent).url == induction.get_absolute_url()
    assert step_of(induction, WORKERS_OWN).status == "done"
    back = reverse("development:take_back_step", args=[step_of(induction, WORKERS_OWN).pk])
    assert back in client.get(induction.get_absolute_url()).text
    client.post(back, {"reason": "The wrong one.", "submission": "2"})
    assert step_of(induction, WORKERS_OWN).status == "to_do"


def test_nobody_signs_off_their_own_and_a_lead_who_is_not_line_manager_reads_only(cast, induction, sign_in):
    address = reverse("development:sign_off_steps", args=[induction.pk])
    assert sign_in(cast.worker2).get(address).status_code == 403
    other = user_with("lead", cast.north)
    assert sign_in(other).get(address).status_code == 403
    assert sign_in(other).get(induction.get_absolute_url()).status_code == 200


def test_the_line_manager_begins_signs_off_and_completes_on_the_pages(cast, sign_in):
    client = sign_in(cast.lead)
    address = reverse("development:begin_induction", args=[cast.worker2_profile.pk])
    assert address in client.get(cast.worker2_profile.get_absolute_url()).text
    client.post(address, boxes_of("started_on", days_ago(20)) | {"submission": "1"})
    induction = Induction.objects.get()
    step = do_step(step=step_of(induction, WORKERS_OWN), by=cast.worker2, done_on=days_ago(1))
    address = reverse("development:sign_off_steps", args=[induction.pk])
    assert address in client.get(induction.get_absolute_url()).text
    client.post(address, {"steps": [step.pk], "submission": "2"})
    settle(induction, cast.lead)
    address = reverse("development:complete_induction", args=[induction.pk])
    assert address in client.get(induction.get_absolute_url()).text
    client.post(address, {"submission": "3"})
    assert not Induction.objects.open().exists()
    assert "Complete" in client.get(cast.worker2_profile.get_absolute_url()).text


def test_the_lists_and_start_pages_count_the_same(cast, induction, sign_in):
    client = sign_in(cast.lead)
    late = InductionStep.objects.late(days_ago(0)).count()
    assert f"{late}" in client.get("/").text
    page = client.get(reverse("development:step_list"), {"show": "late"})
    assert page.context["page_obj"].paginator.count == late
    assert f"{late} late" in client.get(reverse("workers:worker_list"), {"induction": "late"}).text
    assert f"of 21 steps signed off, {late} late" in client.get(cast.worker2_profile.get_absolute_url()).text


def test_whom_nobody_has_begun_with_is_in_the_lead_s_list(cast, sign_in):
    page = sign_in(cast.lead).get(reverse("workers:worker_list"), {"induction": "to_begin"})
    assert [worker.pk for worker in page.context["page_obj"]] == [cast.worker2_profile.pk]
    assert "Workers whose induction is to begin" in sign_in(cast.lead).get("/").text


def test_history_says_who_changed_a_step(cast, induction):
    step = do_step(step=step_of(induction, WORKERS_OWN), by=cast.worker2, done_on=days_ago(1))
    assert [event.status for event in step.events.order_by("pgh_id")] == ["to_do", "done"]
    assert step.due_on == induction.started_on + timedelta(days=7)
