"""Whoever puts a supervision into the diary is asked where either of the two is away then."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from supervision.actions.supervisions import reschedule, schedule
from supervision.models import Supervision
from tests.factories import AbsenceFactory, WorkerFactory, days_ago
from tests.training.test_rules import boxes_of
from workers.models.absences import moment_of

pytestmark = pytest.mark.django_db
TOMORROW = days_ago(-1)


def away(worker, first=TOMORROW, **fields):
    return AbsenceFactory(worker=worker, starts_at=moment_of(first), ends_at=moment_of(days_ago(-3)), **fields)


def put(cast, **fields):
    return schedule(worker=cast.worker_profile, by=cast.lead, kind="practice", **{"date": TOMORROW} | fields)


def test_leave_of_the_worker_is_asked_about_and_its_kind_is_not_said(cast, sign_in):
    absence = away(cast.worker_profile)
    client, address = sign_in(cast.lead), reverse("supervision:schedule", args=[cast.worker_profile.pk])
    answers = {"kind": "practice", "submission": "1"} | boxes_of("date", TOMORROW)
    page = client.post(address, answers)
    assert "is away then" in page.text and absence.kind.label not in page.text
    assert not Supervision.objects.exists()
    assert client.post(address, answers | {"away": "on"}).status_code == 302
    assert Supervision.objects.get().date == TOMORROW


def test_leave_of_the_supervisor_is_asked_about(cast):
    away(WorkerFactory(user=cast.lead, team=cast.north))
    with transaction.atomic(), pytest.raises(ValidationError, match="You are away then"):
        put(cast)


def test_the_hour_counts_where_it_is_known(cast):
    AbsenceFactory(worker=cast.worker_profile, starts_at=moment_of(TOMORROW, at_noon=True), ends_at=None)
    assert put(cast, start=time(9))
    with transaction.atomic(), pytest.raises(ValidationError, match="away then"):
        put(cast, start=time(14))


def test_moving_asks_as_well_and_the_past_does_not_count(cast):
    away(cast.worker_profile, first=days_ago(5))
    planned = put(cast, date=days_ago(-10))
    with transaction.atomic(), pytest.raises(ValidationError, match="away then"):
        reschedule(supervision=planned, by=cast.lead, date=TOMORROW)
    assert reschedule(supervision=planned, by=cast.lead, date=TOMORROW, sure={"away"}).date == TOMORROW
