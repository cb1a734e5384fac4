"""Leaving a cohort: by the worker or a lead, who hears of it, and how it is taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from notices.models import Notice
from tests.factories import WorkerFactory, days_ago
from tests.training.test_cohorts import cohort_of, join, told
from training.actions.cohorts import cancel_cohort
from training.actions.leaving import give_up_place, leave_waiting_list, take_back_leaving
from training.models import Barrier, CohortPlace

pytestmark = pytest.mark.django_db
PROFILE = reverse("workers:my_profile")


@pytest.fixture
def places(cast):
    """Two places taken, and two who wait."""
    others = [WorkerFactory(team=cast.north, line_manager=cast.lead) for _ in range(2)]
    return join(cohort_of(cast), cast, cast.worker_profile, cast.worker2_profile, *others)


def fresh(place):
    return CohortPlace.objects.select_related("record").get(pk=place.pk)


def test_a_worker_gives_up_their_place_on_their_profile_and_the_next_has_it(cast, places, sign_in):
    client = sign_in(cast.worker)
    address = reverse("training:give_up_place", args=[places[0].pk])
    assert address in client.get(PROFILE).text
    answers = {"barrier_kind": Barrier.objects.first().pk, "barrier": "The bus", "submission": "1"}
    assert client.post(address, answers).url == PROFILE
    record = fresh(places[0]).record
    assert (record.status, record.barrier, record.barrier_kind) == ("withdrawn", "The bus", Barrier.objects.first())
    assert fresh(places[2]).record.status == "enrolled"
    assert places[2].worker.user in told("cohort_place_given")
    assert told("cohort_left") == {cast.lead}


def test_nothing_has_to_be_said_when_a_place_is_given_up(cast, places, sign_in):
    sign_in(cast.worker).post(reverse("training:give_up_place", args=[places[0].pk]), {"submission": "1"})
    assert fresh(places[0]).record.status == "withdrawn"


def test_a_worker_leaves_the_waiting_list_and_comes_back_to_where_they_stood(cast, places, sign_in):
    waiting = places[2]
    client = sign_in(waiting.worker.user)
    client.post(reverse("training:leave_waiting_list", args=[waiting.pk]), {"submission": "1"})
    assert fresh(waiting).left_by == waiting.worker.user
    assert list(waiting.cohort.places.waiting()) == [places[3]]
    back = reverse("training:take_back_leaving", args=[waiting.pk])
    assert back in client.get(PROFILE).text
    assert client.post(back, {"submission": "2"}).url == PROFILE
    assert list(waiting.cohort.places.waiting()) == [waiting, places[3]]
    assert told("cohort_leaving_taken_back") == {cast.lead}


def test_a_place_that_was_given_up_by_mistake_is_free_or_waited_for_first(cast, places):
    give_up_place(place=places[0], by=cast.worker)
    record = fresh(places[0]).record
    take_back_leaving(place=places[0], by=cast.worker)
    record.refresh_from_db()
    assert record.is_taken_back
    assert list(places[0].cohort.places.waiting()) == [places[0], places[3]]
    give_up_place(place=places[1], by=cast.worker2)
    assert fresh(places[0]).record.status == "enrolled"


def test_a_lead_takes_back_what_they_did_and_the_worker_cannot(cast, places, sign_in):
    leave_waiting_list(place=places[2], by=cast.lead)
    assert told("waiting_list_left") == {places[2].worker.user}
    assert told("cohort_left") == set()
    address = reverse("training:take_back_leaving", args=[places[2].pk])
    assert sign_in(places[2].worker.user).post(address).status_code == 403
    client = sign_in(cast.lead)
    assert address in client.get(places[2].cohort.get_absolute_url()).text
    client.post(address, {"submission": "1"})
    assert fresh(places[2]).left_at is None


def test_each_leaving_and_coming_back_of_one_day_is_told(cast, places):
    for _ in range(2):
        leave_waiting_list(place=places[2], by=cast.lead)
        take_back_leaving(place=places[2], by=cast.lead)
    for kind in ("waiting_list_left", "cohort_leaving_taken_back"):
        assert Notice.objects.filter(kind=kind, recipient=places[2].worker.user).count() == 2


def test_nobody_leaves_or_comes_back_twice(cast, places):
    for deed, place, words in (
        (give_up_place, places[2], "no place to give up"),
        (leave_waiting_list, places[0], "does not wait"),
        (take_back_leaving, places[0], "in the cohort already"),
    ):
        with transaction.atomic(), pytest.raises(ValidationError, match=words):
            deed(place=place, by=cast.lead)


def test_nobody_comes_back_to_a_course_that_is_over_or_cancelled(cast):
    over = cohort_of(cast, name="Winter", weeks=1, places_number=1)
    [place] = join(over, cast, cast.worker_profile)
    give_up_place(place=place, by=cast.worker)
    with transaction.atomic(), pytest.raises(ValidationError, match="are past"):
        take_back_leaving(place=place, by=cast.worker)
    to_come = cohort_of(cast, name="Summer", first_on=days_ago(-3))
    [place] = join(to_come, cast, cast.worker_profile)
    leave = give_up_place(place=place, by=cast.worker)
    cancel_cohort(cohort=to_come, by=cast.lead, reason="Trainer away")
    with transaction.atomic(), pytest.raises(ValidationError, match="cancelled"):
        take_back_leaving(place=leave, by=cast.worker)


def test_somebody_elses_place_is_out_of_reach(cast, places, sign_in):
    address = reverse("training:give_up_place", args=[places[0].pk])
    assert sign_in(cast.worker2).get(address).status_code == 404
