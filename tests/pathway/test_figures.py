"""Figures of the pathway: small numbers are hidden, and nobody is named."""

import pytest
from django.urls import reverse

from pathway.figures import figures
from pathway.models import Interest
from tests.factories import InterestFactory, TrainingRecordFactory, WorkerFactory, days_ago
from training.models import TrainingRecord

pytestmark = pytest.mark.django_db
COMPLETED = TrainingRecord.Status.COMPLETED


@pytest.fixture
def workers(cast):
    """Of sixteen who began two years ago eight were prepared, and six of these stayed; of the others all."""
    for number in range(16):
        left_on = days_ago(600) if number < 2 else None
        worker = WorkerFactory(team=cast.south, started_on=days_ago(730), left_on=left_on, line_manager=cast.lead2)
        if number < 8:
            completed = {"status": COMPLETED, "enrolled_on": days_ago(720), "completed_on": days_ago(700)}
            TrainingRecordFactory(worker=worker, hours=60, **completed)


def test_steps_are_counted_and_small_numbers_hidden(cast):
    for _ in range(8):
        InterestFactory(team=cast.north, follower=cast.pathway)
    InterestFactory(team=cast.north, follower=cast.pathway, status=Interest.Status.TRAINING)
    InterestFactory(team=cast.south, follower=cast.pathway)
    [north] = figures(cast.lead, days_ago(0))
    steps = dict(north["steps"])
    assert (steps["Interest noted"], steps["In training"], steps["Employed"]) == ("10", "*", "0")


def test_training_hours_against_staying(cast, workers):
    [south] = figures(cast.lead2, days_ago(0))
    everybody, prepared, others = south["staying"]
    assert everybody[1:] == ("15", "88%")
    assert prepared[1:] == ("10", "75%")
    assert others[1:] == ("10", "100%")


def test_hours_after_the_first_year_and_short_ones_do_not_count(cast, workers):
    TrainingRecord.objects.filter(worker__team=cast.south).update(completed_on=days_ago(300))
    [south] = figures(cast.lead2, days_ago(0))
    assert south["staying"][1][1:] == ("0", "*")


def test_whoever_began_less_than_a_year_ago_does_not_count(cast):
    for _ in range(6):
        WorkerFactory(team=cast.south, started_on=days_ago(300), line_manager=cast.lead2)
    [south] = figures(cast.lead2, days_ago(0))
    assert south["staying"][0][1] == "*"


@pytest.mark.parametrize("role", ["pathway", "lead", "manager"])
def test_figures_name_nobody(cast, sign_in, role):
    interest = InterestFactory(team=cast.north, follower=cast.pathway)
    text = sign_in(getattr(cast, role)).get(reverse("pathway:pathway_figures")).text
    assert cast.north.name in text and interest.name not in text
