"""What stands first on a worker's page: people and places, supervision, training, DBS, and how they were."""

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.models import AccessEvent
from supervision.glances import fall_in_words, weeks_of
from tests.factories import SessionFactory, SupervisionFactory, SupportFactory, days_ago
from tests.helpers import count_queries
from workers.actions.own import edit_wellbeing_sharing

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)


def rate(support, *days_and_ratings):
    for days, rating in days_and_ratings:
        SessionFactory(support=support, date=TODAY - timedelta(days=days), wellbeing=rating)


def test_the_page_answers_at_a_glance(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile)
    SupervisionFactory(worker=cast.worker_profile, date=days_ago(-3))
    rate(support, (1, 2), (8, 2), (30, 4), (40, 4))
    client = sign_in(cast.lead)
    page = client.get(cast.worker_profile.get_absolute_url())
    headings = [each["heading"] for each in page.context["glances"]]
    assert headings == [
        *("People supported", "Next supervision", "Wellbeing after sessions", "Training", "DBS check"),
        "Role and conduct",
    ]
    assert '<rect class="app-bar__taken" width="8%"' in page.text
    assert "1 of 12 places taken" in page.text
    assert "Lower of late: 2 in the last four weeks, 4 in the four before" in page.text
    for each in page.context["glances"]:
        if each.get("href", "#")[0] == "/":
            assert client.get(each["href"]).context["page_obj"].paginator.count == 1


def test_only_who_may_see_it_reads_how_the_worker_was(cast, sign_in):
    rate(SupportFactory(worker=cast.worker2_profile), (1, 2))
    address, heading = cast.worker2_profile.get_absolute_url(), "Wellbeing after sessions"
    reads = {who: heading in sign_in(getattr(cast, who)).get(address).text for who in ("worker2", "supervisor", "lead")}
    assert reads == {"worker2": True, "supervisor": True, "lead": False}
    assert not AccessEvent.objects.filter(verb="workers:wellbeing_read").exists()
    edit_wellbeing_sharing(worker=cast.worker2_profile, by=cast.worker2, shares_wellbeing=True)
    assert heading in sign_in(cast.lead).get(address).text
    assert AccessEvent.objects.get(verb="workers:wellbeing_read").subjects == [cast.worker2_profile.pk]


@pytest.mark.parametrize(
    ("rated", "falls"),
    [
        ([(0, 2), (27, 3), (28, 4), (55, 4)], True),
        ([(0, 4), (30, 4)], False),
        ([(0, 3), (30, 4)], True),
        ([(0, 4), (1, 3), (30, 4)], False),
        ([(0, 1)], False),
        ([(30, 5)], False),
        ([(0, 1), (56, 5)], False),
        ([], False),
    ],
)
def test_a_fall_is_marked_against_the_four_weeks_before(rated, falls):
    assert bool(fall_in_words([(TODAY - timedelta(days=days), rating) for days, rating in rated], TODAY)) is falls


def test_the_weeks_go_back_twelve_and_hold_the_means():
    rated = [(TODAY, 5), (TODAY - timedelta(days=6), 2), (TODAY - timedelta(days=83), 1)]
    weeks = weeks_of(rated, TODAY)
    assert [week.mean for week in weeks] == [1, *[None] * 10, 3.5]
    assert (weeks[0].begins, weeks[-1].begins) == (TODAY - timedelta(days=83), TODAY - timedelta(days=6))


def test_a_supervisor_from_outside_sees_numbers_without_links_to_records(cast, sign_in):
    SupportFactory(worker=cast.worker2_profile)
    page = sign_in(cast.supervisor).get(cast.worker2_profile.get_absolute_url())
    assert "1 of 4 places taken" in page.text
    assert reverse("support:support_list") not in page.text


def test_a_longer_caseload_takes_no_more_queries(cast, sign_in):
    address, client = cast.worker_profile.get_absolute_url(), sign_in(cast.lead)
    support = SupportFactory(worker=cast.worker_profile)
    rate(support, (1, 2))
    count_queries(client, address)
    few = count_queries(client, address)
    for _ in range(4):
        rate(SupportFactory(worker=cast.worker_profile), (1, 2), (9, 3))
    assert count_queries(client, address) == few
