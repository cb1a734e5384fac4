"""A crossover at work is an item for supervision that says no more, and asks for an additional one."""

import pytest
from django.urls import reverse

from accounts.permissions import Role
from notices.actions import settle_notices
from notices.models import Notice
from supervision.actions.crossovers import edit_logged_crossover, log_crossover, withdraw_logged_crossover
from supervision.agenda import agenda
from supervision.models import CrossoverAtWork, Supervision
from tests.cast import ROLES_OF_CAST
from tests.factories import SupervisionFactory, days_ago
from tests.helpers import at, told
from tests.workers.rooms import page_of, share
from workers.models import Room, Worker

pytestmark = pytest.mark.django_db
WORDS = "My old key worker sat in the waiting room"
ITEM = "A crossover at work"


@pytest.fixture
def logged(cast):
    return log_crossover(worker=cast.worker2_profile, by=cast.worker2, happened_on=days_ago(2), happened=WORDS)


def items(worker, user):
    return [item.label for item in agenda(worker, user, days_ago(0))]


def test_a_worker_logs_it_in_two_answers(cast, sign_in):
    day = days_ago(1)
    sent = {"happened": WORDS, "happened_on-day": day.day, "happened_on-month": day.month, "happened_on-year": day.year}
    page = at("log_crossover", cast.worker2_profile, "supervision")
    assert list(sign_in(cast.worker2).get(page).context["form"].fields) == ["happened_on", "happened"]
    answer = sign_in(cast.worker2).post(page, sent, follow=True)
    assert WORDS in answer.text
    assert "An additional supervision is asked for." in answer.text
    assert told(cast.supervisor) == ["additional_asked_for"]
    assert told(cast.lead) == []


def test_the_supervisor_reads_that_there_was_one_and_no_more(cast, logged, sign_in):
    supervision = SupervisionFactory(worker=cast.worker2_profile)
    page = sign_in(cast.supervisor).get(supervision.get_absolute_url()).text
    assert "A crossover at work: 1" in page
    assert "key worker" not in page
    for name in ("record",):
        page = sign_in(cast.supervisor).get(at(name, supervision, "supervision")).text
        assert "A crossover at work: 1" in page
        assert "key worker" not in page


@pytest.mark.parametrize("who", ["lead", "worker2", "supervisor"])
def test_the_item_is_for_the_two_of_them(cast, logged, who):
    assert (ITEM in items(cast.worker2_profile, getattr(cast, who))) == (who != "lead")


@pytest.mark.parametrize("who", ROLES_OF_CAST)
def test_what_happened_is_read_by_the_worker_and_whom_they_share_with(cast, logged, sign_in, who):
    share(cast.worker2_profile, Room.CROSSOVERS)
    answer = sign_in(getattr(cast, who)).get(page_of(Room.CROSSOVERS, cast.worker2_profile))
    assert (WORDS in answer.text) == (who in ("worker2", "lead"))
    assert ("Log a crossover at work" in answer.text) == (who == "worker2")


def test_an_additional_supervision_answers_it(cast, logged, sign_in):
    listed = reverse("supervision:due_list") + "?show=additional"
    assert "Will Sørensen" in sign_in(cast.supervisor).get(listed).text
    assert "Workers who ask for an additional supervision" in sign_in(cast.supervisor).get("/").text
    held = {"status": Supervision.Status.RECORDED, "minutes": 30, "discussed": "It."}
    SupervisionFactory(worker=cast.worker2_profile, date=days_ago(1), kind="practice", **held)
    SupervisionFactory(worker=cast.worker2_profile, date=days_ago(9), kind="additional", **held)
    assert ITEM in items(cast.worker2_profile, cast.supervisor)
    SupervisionFactory(worker=cast.worker2_profile, date=days_ago(0), kind="additional", **held)
    assert ITEM not in items(cast.worker2_profile, cast.supervisor)
    assert "Will Sørensen" not in sign_in(cast.supervisor).get(listed).text
    settle_notices(notices=Notice.objects.all())
    assert not Notice.objects.unread().filter(kind="additional_asked_for").exists()


def test_who_only_leads_the_team_is_not_told_who_asks(cast, logged, sign_in):
    assert "Will Sørensen" not in sign_in(cast.lead).get(reverse("supervision:due_list") + "?show=additional").text


def test_the_form_to_schedule_begins_with_what_is_asked_for(cast, logged, sign_in):
    page = at("schedule", cast.worker2_profile, "supervision")
    assert sign_in(cast.supervisor).get(page).context["form"].initial["kind"] == "additional"
    assert sign_in(cast.lead).get(page).context["form"].initial["kind"] == "practice"


def test_without_a_supervisor_who_is_there_the_lead_hears_that_there_is_none(cast):
    cast.supervisor.is_active = False
    cast.supervisor.save()
    log_crossover(worker=cast.worker2_profile, by=cast.worker2, happened_on=days_ago(0), happened=WORDS)
    assert told(cast.lead) == ["additional_without_supervisor"]
    assert told(cast.supervisor) == []


def test_one_logged_by_mistake_is_taken_back(cast, logged, sign_in):
    page = at("withdraw_logged_crossover", logged, "supervision")
    assert "It asks for no additional supervision any more." in sign_in(cast.worker2).get(page).text
    sign_in(cast.worker2).post(page)
    logged.refresh_from_db()
    assert logged.happened == ""
    assert ITEM not in items(cast.worker2_profile, cast.supervisor)
    assert "taken back already" in sign_in(cast.worker2).get(page, follow=True).text
    assert "taken back meanwhile" in sign_in(cast.worker2).post(page).text


def test_a_mistake_is_put_right(cast, logged):
    edit_logged_crossover(crossover=logged, by=cast.worker2, happened_on=days_ago(3), happened="Somebody else")
    row = CrossoverAtWork.objects.get()
    assert (row.happened_on, row.read("happened")) == (days_ago(3), "Somebody else")
    withdraw_logged_crossover(crossover=logged, by=cast.worker2)


def test_a_new_supervisor_finds_it_waiting(cast, logged, sign_in):
    Worker.objects.filter(pk=cast.worker2_profile.pk).update(supervisor=cast.lead)
    assert ITEM in items(Worker.objects.get(pk=cast.worker2_profile.pk), cast.lead)
    assert Role.LEAD in cast.lead.roles
