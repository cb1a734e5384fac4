"""Ratings of wellbeing are the worker's and their supervisor's; leads who are neither see what the worker shares."""

import pytest
from django.urls import reverse

from accounts.permissions import Role
from groundwork.models import AccessEvent
from supervision.agenda import agenda
from supervision.dashboard import dashboard_of
from tests.cast import ROLES_OF_CAST
from tests.factories import MembershipFactory, SessionFactory, SupportFactory, days_ago, user_with
from workers.actions.own import edit_wellbeing_sharing
from workers.models import Worker
from workers.wellbeing import reads_wellbeing

pytestmark = pytest.mark.django_db
RATING = "1: struggling"
LOW = "Sessions after which the worker felt low"


@pytest.fixture
def session(cast):
    """Of the worker whose supervisor leads no team."""
    return SessionFactory(support=SupportFactory(worker=cast.worker2_profile), wellbeing=1)


def share(cast, answer):
    return edit_wellbeing_sharing(worker=cast.worker2_profile, by=cast.worker2, shares_wellbeing=answer)


def readers(cast):
    worker = Worker.objects.get(pk=cast.worker2_profile.pk)
    return {who for who in ROLES_OF_CAST if reads_wellbeing(getattr(cast, who), worker)}


def test_the_worker_and_their_supervisor_see_it_and_a_lead_only_while_it_is_shared(cast):
    assert readers(cast) == {"worker2", "supervisor"}
    share(cast, True)
    assert readers(cast) == {"worker2", "supervisor", "lead"}
    share(cast, False)
    assert readers(cast) == {"worker2", "supervisor"}


def test_who_supervised_before_or_has_the_role_no_longer_sees_nothing(cast):
    worker = cast.worker2_profile
    cast.supervisor.memberships.all().delete()
    user_now = type(cast.supervisor).objects.get(pk=cast.supervisor.pk)
    assert not reads_wellbeing(user_now, worker)
    worker.supervisor = cast.lead
    worker.save()
    assert reads_wellbeing(cast.lead, worker)


def row_of(cast, user):
    return next(row for row in dashboard_of(user, days_ago(0))["rows"] if row["worker"] == cast.worker2_profile)


def test_the_dashboard_shows_no_trend_that_is_not_shared(cast, session, sign_in):
    assert row_of(cast, cast.lead)["trend"] is None
    assert "Not shared" in sign_in(cast.lead).get("/").text
    share(cast, True)
    assert row_of(cast, cast.lead)["trend"]["words"] == "–, –, –, 1"
    assert "Not shared" not in sign_in(cast.lead).get("/").text


def test_the_page_of_a_session_shows_no_rating_that_is_not_shared(cast, session, sign_in):
    address = session.get_absolute_url()
    assert RATING in sign_in(cast.worker2).get(address).text
    assert RATING not in sign_in(cast.lead).get(address).text
    share(cast, True)
    assert RATING in sign_in(cast.lead).get(address).text


def test_the_agenda_counts_low_ratings_for_those_who_see_them(cast, session):
    worker, line_manager = cast.worker2_profile, cast.lead
    for user, counts in ((cast.supervisor, True), (cast.worker2, True), (line_manager, False)):
        labels = [item.label for item in agenda(worker, user, days_ago(0))]
        assert (LOW in labels) is counts


def test_each_showing_to_a_lead_is_in_the_trail_and_the_supervisor_s_is_not(cast, session, sign_in):
    sign_in(cast.lead).get("/")
    share(cast, True)
    MembershipFactory(user=cast.supervisor, role=Role.LEAD, team=cast.north)
    for user in (cast.lead, cast.supervisor, user_with(Role.LEAD, cast.south)):
        sign_in(user).get("/")
    sign_in(cast.lead).get(session.get_absolute_url())
    events = AccessEvent.objects.filter(verb="workers:wellbeing_read")
    assert [(event.user, event.subjects) for event in events] == [(cast.lead, [cast.worker2_profile.pk])] * 2
    own = sign_in(cast.worker2).get(reverse("workers:my_profile")).text
    assert "Lena Fairweather: was shown how you are, 2 times" in own


def test_the_worker_shares_and_takes_it_back_by_their_own_form(cast, sign_in):
    address = reverse("workers:edit_wellbeing_sharing", args=[cast.worker2_profile.pk])
    client = sign_in(cast.worker2)
    assert list(client.post(address, {}).context["form"].errors) == ["shares_wellbeing"]
    for answer, kept in (("yes", True), ("no", False)):
        client.post(address, {"shares_wellbeing": answer})
        assert Worker.objects.get(pk=cast.worker2_profile.pk).shares_wellbeing is kept
