"""DBS certificates do not run out: their status is checked again, by the service's policy."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.factories import days_ago
from workers.actions.workers import check_dbs
from workers.models import Worker

pytestmark = pytest.mark.django_db
DbsState = Worker.DbsState


def url(worker):
    return reverse("workers:check_dbs", args=[worker.pk])


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def answers(issued_on, checked_on, next_check_on=None):
    sent = {"level": "enhanced", "workforce": "adult", "update_service": "yes"}
    sent |= boxes("issued_on", issued_on) | boxes("checked_on", checked_on)
    return sent | (boxes("next_check_on", next_check_on) if next_check_on else {})


def check(cast, **changes):
    facts = {"level": "enhanced", "workforce": "adult", "issued_on": date(2024, 2, 1), "checked_on": date(2024, 2, 29)}
    return check_dbs(worker=cast.worker_profile, by=cast.lead, **(facts | changes))


def test_a_check_is_kept_with_who_made_it(cast, sign_in):
    answer = sign_in(cast.lead).post(url(cast.worker_profile), answers(days_ago(20), days_ago(3)), follow=True)
    assert "The DBS check is saved." in answer.text
    assert "Checked by" in answer.text
    worker = Worker.objects.get(pk=cast.worker_profile.pk)
    assert (worker.dbs_level, worker.dbs_workforce, worker.dbs_update_service) == ("enhanced", "adult", True)
    assert (worker.dbs_issued_on, worker.dbs_checked_on) == (days_ago(20), days_ago(3))
    assert worker.dbs_checked_by == cast.lead


def test_the_next_check_follows_the_policy_of_the_service(cast, settings):
    assert check(cast).dbs_next_check_on == date(2027, 2, 28)
    settings.DBS_CHECK_YEARS = 4
    assert check(cast).dbs_next_check_on == date(2028, 2, 29)
    assert check(cast, next_check_on=date(2025, 1, 1)).dbs_next_check_on == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("issued", "checked", "following", "field", "words"),
    [
        (5, 9, None, "checked_on", "when it was issued, or later"),
        (9, -1, None, "checked_on", "must be today or in the past"),
        (-1, 0, None, "issued_on", "must be today or in the past"),
        (9, 0, 0, "next_check_on", "Next check must be after"),
    ],
)
def test_dates_out_of_order_are_refused_beside_the_field(cast, sign_in, issued, checked, following, field, words):
    sent = answers(days_ago(issued), days_ago(checked), None if following is None else days_ago(following))
    errors = sign_in(cast.lead).post(url(cast.worker_profile), sent).context["form"].errors
    assert list(errors) == [field]
    assert words in errors[field][0]


def test_the_form_begins_with_what_is_known_and_today(cast, sign_in):
    check(cast, update_service=True)
    form = sign_in(cast.lead).get(url(cast.worker_profile)).context["form"]
    assert form["level"].value() == "enhanced"
    assert form["issued_on"].value() == date(2024, 2, 1)
    assert form["update_service"].value() == "yes"
    assert form["checked_on"].value() == days_ago(0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"dbs_checked_on": days_ago(3), "dbs_checked_by": None},
        {"dbs_issued_on": days_ago(1), "dbs_checked_on": days_ago(3)},
        {"dbs_checked_on": days_ago(3), "dbs_next_check_on": days_ago(3)},
    ],
)
def test_the_database_refuses_what_cannot_be(cast, wrong):
    fields = {"dbs_checked_by": cast.lead} | wrong
    with pytest.raises(IntegrityError, match="worker_dbs"), transaction.atomic():
        Worker.objects.filter(pk=cast.worker_profile.pk).update(**fields)


@pytest.mark.parametrize(
    ("ago", "state", "counts"),
    [(None, DbsState.NOT_RECORDED, True), (1, DbsState.OVERDUE, True), (0, DbsState.IN_DATE, False)],
)
def test_overdue_is_the_same_in_the_row_and_in_the_list(cast, sign_in, ago, state, counts):
    worker = cast.worker_profile
    worker.dbs_next_check_on = None if ago is None else days_ago(ago)
    worker.save()
    assert worker.dbs_state(days_ago(0)) == state
    listed = sign_in(cast.lead).get(reverse("workers:worker_list"), {"dbs": "overdue"}).context["page_obj"]
    assert (worker in listed) == counts
    start = sign_in(cast.lead).get("/").text
    assert ("Workers whose DBS check is overdue or not recorded" in start) == counts
    marked = state.label in start
    assert marked == counts
    assert state.label in sign_in(cast.lead).get(reverse("training:training_matrix")).text
