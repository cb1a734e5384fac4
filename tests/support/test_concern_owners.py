"""A concern has an owner only while who took it on is there to answer it."""

import pytest
from django.core.exceptions import ValidationError

from accounts.actions.people import deactivate, end_membership, reactivate
from accounts.permissions import Role
from groundwork.todos import lines
from notices.models import Notice
from support import reminders as rules
from support import todos
from support.actions.concerns import acknowledge_concern, close_concern, raise_concern
from support.models import Concern
from tests.factories import days_ago, user_with
from tests.helpers import at
from tests.reminding import claim_at, morning, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def concern(cast, support):
    raised = raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
    return acknowledge_concern(concern=raised, by=cast.lead)


@pytest.fixture
def other(cast):
    """A second lead of the team, who comes after the concern was taken on."""
    return user_with(Role.LEAD, cast.north, name="Lex Second")


def leave(cast, how):
    if how == "deactivated":
        deactivate(user=cast.lead, by=cast.admin)
    else:
        end_membership(membership=cast.lead.memberships.get(), by=cast.admin)


def test_a_concern_taken_on_by_somebody_who_is_there_has_an_owner(cast, concern):
    assert not Concern.objects.unacknowledged().exists()
    with pytest.raises(ValidationError, match="Lena Fairweather has already taken this on"):
        acknowledge_concern(concern=concern, by=cast.lead)


@pytest.mark.parametrize("how", ["deactivated", "role ended"])
def test_a_concern_whose_owner_is_gone_is_unacknowledged_again(cast, concern, other, sign_in, how):
    leave(cast, how)
    assert Concern.objects.unacknowledged().get() == concern
    assert "Concerns that nobody has taken on" in [line.title for line in lines(other, days_ago(0), [todos.todos])]
    page = sign_in(other).get(concern.get_absolute_url()).text
    assert "Not taken on" in page
    assert "Lena Fairweather took it on and is no longer there to answer it." in page
    assert "Not taken on" in sign_in(other).get("/concerns/?show=unacknowledged").text


def test_another_lead_takes_it_on_and_the_first_stays_in_the_history(cast, concern, other, sign_in):
    leave(cast, "deactivated")
    assert sign_in(other).post(at("acknowledge_concern", concern)).status_code == 302
    assert not Concern.objects.unacknowledged().exists()
    page = sign_in(other).get(concern.get_absolute_url()).text
    assert "Lena Fairweather" in page
    assert "Lex Second" in page
    assert list(concern.acknowledgements.values_list("owner", flat=True)) == [cast.lead.pk, other.pk]


def test_a_lead_who_comes_back_owns_it_again(cast, concern):
    leave(cast, "deactivated")
    reactivate(user=cast.lead, by=cast.admin)
    assert not Concern.objects.unacknowledged().exists()


def test_a_closed_concern_needs_no_owner(cast, concern):
    close_concern(concern=concern, by=cast.lead, outcome="All well.")
    leave(cast, "deactivated")
    assert not Concern.objects.unacknowledged().exists()


def test_a_concern_whose_owner_is_gone_is_chased_again(cast, concern, other):
    leave(cast, "deactivated")
    claim_at(morning(today(7)), rules.REMINDERS)
    assert Notice.objects.filter(kind="concern_unacknowledged", recipient=other).exists()
