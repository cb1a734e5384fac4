import pytest
from django.urls import reverse

from supervision.figures import about_people, figures
from tests.factories import SupportFactory, days_ago

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (120, "120")]
)
def test_small_numbers_about_people_are_kept_back(number, shown):
    assert about_people(number) == shown


def test_figures_are_totals_of_each_team(cast):
    for _ in range(5):
        SupportFactory(worker=cast.worker_profile)
    SupportFactory(worker=cast.worker3_profile)
    north, south = figures(cast.manager, days_ago(0))
    assert (north["workers"], north["supports"], north["supervision"]) == (2, "5", 2)
    assert (south["workers"], south["supports"], south["supervision"]) == (1, "fewer than 5", 1)


def test_a_lead_sees_their_own_teams_figures_alone(cast):
    assert [row["team"] for row in figures(cast.lead, days_ago(0))] == [cast.north]


def test_figures_name_nobody(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile)
    text = sign_in(cast.manager).get(reverse("supervision:figures")).text
    assert cast.worker.name not in text
    assert support.person.name not in text
