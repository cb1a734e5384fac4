"""An adjustment goes from identify to record, flag, meet and review, and its words are nobody else's."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from tests.factories import days_ago
from tests.helpers import at
from tests.workers.rooms import SOON, met, share
from workers.actions.adjustments import edit_adjustment, end_adjustment, identify_adjustment, review_adjustment
from workers.models import Adjustment, Room

pytestmark = pytest.mark.django_db
NEED = "Not before ten: the tablets make mornings slow"


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_worker_takes_it_through_every_step_on_its_pages(cast, sign_in):
    client, worker = sign_in(cast.worker), cast.worker_profile
    client.post(at("identify_adjustment", worker, "workers"), {"need": NEED})
    adjustment = Adjustment.objects.get()
    steps = [
        ("record_adjustment", {"agreed": "Start at half past ten", **boxes("review_on", SOON)}),
        ("flag_adjustment", {"tell": "Who makes the rota"}),
        ("meet_adjustment", boxes("met_on", days_ago(2))),
        ("review_adjustment", {"finding": "stays", "found": "It works", **boxes("review_on", days_ago(-200))}),
    ]
    for name, sent in steps:
        page = client.get(at(name, adjustment, "workers"))
        assert NEED in page.text
        assert client.post(at(name, adjustment, "workers"), sent).status_code == 302
    page = client.get(adjustment.get_absolute_url()).text
    for words in (NEED, "Start at half past ten", "Who makes the rota", "It works", "Reviewed", "by Wren Adeyemi"):
        assert words in page
    adjustment.refresh_from_db()
    assert adjustment.review_on == days_ago(-200)
    changes = adjustment.status_changes.values_list("to_status", flat=True)
    assert list(changes) == ["identified", "recorded", "flagged", "met", "reviewed"]


def test_neither_row_nor_history_nor_timeline_holds_its_words(cast):
    adjustment = met(cast.worker_profile)
    review_adjustment(adjustment=adjustment, by=cast.worker, finding="changes", found="Quibblethorpe", review_on=SOON)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(row::text, '') FROM (SELECT a::text AS row FROM workers_adjustment a UNION ALL "
            "SELECT e::text FROM workers_adjustmentevent e UNION ALL "
            "SELECT c::text FROM workers_adjustmentstatuschange c) AS rows"
        )
        [[found]] = cursor.fetchall()
    assert "Quibble" not in found and "quiet" not in found and "v1:local:" in found


def test_a_review_may_find_that_it_has_to_change_and_it_is_agreed_anew(cast, sign_in):
    adjustment = met(cast.worker_profile)
    adjustment = review_adjustment(adjustment=adjustment, by=cast.worker, finding="changes", review_on=SOON)
    assert adjustment.status == "recorded"
    assert "Flag who has to know" in sign_in(cast.worker).get(adjustment.get_absolute_url()).text


def test_a_review_may_find_that_it_is_no_longer_needed(cast):
    adjustment = review_adjustment(adjustment=met(cast.worker_profile), by=cast.worker, finding="ends", found="Moved")
    assert (adjustment.status, adjustment.review_on) == ("ended", None)


@pytest.mark.parametrize("finding", ["stays", "changes"])
def test_what_goes_on_needs_the_next_review(cast, sign_in, finding):
    adjustment = met(cast.worker_profile)
    answer = sign_in(cast.worker).post(at("review_adjustment", adjustment, "workers"), {"finding": finding})
    assert "Enter by when it is reviewed again" in answer.context["form"].errors["review_on"]
    with pytest.raises(ValidationError):
        review_adjustment(adjustment=adjustment, by=cast.worker, finding=finding)


@pytest.mark.parametrize("name", ["flag_adjustment", "meet_adjustment", "review_adjustment"])
def test_no_step_is_left_out(cast, sign_in, name):
    adjustment = identify_adjustment(worker=cast.worker_profile, by=cast.worker, need=NEED)
    answer = sign_in(cast.worker).get(at(name, adjustment, "workers"), follow=True)
    assert "This adjustment is now “identified”." in answer.text
    sent = {"tell": "x", "finding": "ends", **boxes("met_on", days_ago(0))}
    assert "changed meanwhile" in sign_in(cast.worker).post(at(name, adjustment, "workers"), sent).text
    adjustment.refresh_from_db()
    assert adjustment.status == "identified"


def test_a_mistake_is_put_right_without_a_step(cast, sign_in):
    adjustment = met(cast.worker_profile)
    page = at("edit_adjustment", adjustment, "workers")
    assert "A quiet room" in sign_in(cast.worker).get(page).text
    sent = {"need": "A room with a window", "agreed": "Room 5", **boxes("review_on", SOON)}
    assert sign_in(cast.worker).post(page, sent).status_code == 302
    adjustment.refresh_from_db()
    assert (adjustment.read("need"), adjustment.read("agreed"), adjustment.read("tell")) == (
        "A room with a window",
        "Room 5",
        "",
    )
    assert adjustment.status == "met"


def test_before_anything_is_agreed_only_the_need_can_be_edited(cast, sign_in):
    adjustment = identify_adjustment(worker=cast.worker_profile, by=cast.worker, need=NEED)
    page = at("edit_adjustment", adjustment, "workers")
    assert set(sign_in(cast.worker).get(page).context["form"].fields) == {"need"}
    edit_adjustment(adjustment=adjustment, by=cast.worker, need="Not before eleven")
    adjustment.refresh_from_db()
    assert adjustment.read("need") == "Not before eleven"


def test_what_is_no_longer_needed_stays_readable_and_cannot_be_changed(cast, sign_in):
    adjustment = end_adjustment(adjustment=met(cast.worker_profile), by=cast.worker)
    page = sign_in(cast.worker).get(adjustment.get_absolute_url()).text
    assert "No longer needed (1)" in page
    assert "A quiet room" in page
    answer = sign_in(cast.worker).get(at("edit_adjustment", adjustment, "workers"), follow=True)
    assert "This adjustment is now “no longer needed”." in answer.text


def test_a_line_manager_with_whom_it_is_shared_takes_steps_too(cast, sign_in):
    adjustment = met(cast.worker_profile)
    share(cast.worker_profile, Room.ADJUSTMENTS)
    sent = {"finding": "stays", **boxes("review_on", SOON)}
    assert sign_in(cast.lead).post(at("review_adjustment", adjustment, "workers"), sent).status_code == 302
    assert sign_in(cast.supervisor).post(at("review_adjustment", adjustment, "workers"), sent).status_code == 404


def test_from_recording_on_there_is_a_review_date(cast):
    adjustment = met(cast.worker_profile)
    with pytest.raises(IntegrityError, match="adjustment_reviewed_by_a_date"):
        Adjustment.objects.filter(pk=adjustment.pk).update(review_on=None)


@pytest.mark.parametrize("day", [days_ago(1), days_ago(-3 * 365)])
def test_a_review_date_that_makes_no_sense_is_refused_at_its_field(cast, sign_in, day):
    adjustment = identify_adjustment(worker=cast.worker_profile, by=cast.worker, need=NEED)
    sent = {"agreed": "Room 4", **boxes("review_on", day)}
    answer = sign_in(cast.worker).post(at("record_adjustment", adjustment, "workers"), sent)
    assert answer.context["form"].errors["review_on"]
    assert "Room 4" in answer.text
