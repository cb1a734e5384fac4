"""What a peer support worker does, and does not: the service's words, and what a team adds."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from tests.factories import TeamFactory
from training.actions.remits import edit_remit, edit_team_remit
from training.models import Remit

pytestmark = pytest.mark.django_db


def page_of(team):
    return reverse("training:remit_detail", args=[team.pk])


def test_a_service_begins_with_a_text_that_everybody_reads(cast, sign_in):
    for user in (cast.coordinator, cast.worker, cast.manager):
        page = sign_in(user).get(page_of(cast.north)).text
        assert "They listen, meet you as an equal" in page
        assert "Edit what is particular" not in page
        assert f"In {cast.north}" not in page


def test_a_team_adds_to_the_words_of_the_service(cast, sign_in):
    edit_team_remit(team=cast.north, by=cast.lead, text="Here we also go climbing together.")
    client = sign_in(cast.coordinator)
    north, south = client.get(page_of(cast.north)).text, client.get(page_of(cast.south)).text
    assert "go climbing" in north and "They listen" in north
    assert "go climbing" not in south


def test_a_team_takes_its_words_out_again_and_earlier_ones_stay_readable(cast, sign_in):
    edit_team_remit(team=cast.north, by=cast.lead, text="Here we go climbing.")
    client = sign_in(cast.lead)
    client.post(reverse("training:edit_team_remit", args=[cast.north.pk]), {"text": ""})
    page = client.get(page_of(cast.north))
    assert page.context["team_blocks"] == []
    assert [remit.text for remit in page.context["earlier"]] == ["Here we go climbing."]
    assert f"Written by {cast.lead.name}" in page.text
    assert "go climbing" not in sign_in(cast.coordinator).get(page_of(cast.north)).text


def test_an_administrator_writes_the_words_of_the_service(cast, sign_in):
    client = sign_in(cast.admin)
    assert "They listen" in client.get(reverse("training:edit_remit")).text
    client.post(reverse("training:edit_remit"), {"text": "We walk beside you."})
    assert "We walk beside you." in client.get(page_of(cast.south)).text
    assert Remit.objects.of(None).count() == 2


def test_what_it_says_already_is_refused(cast):
    edit_remit(by=cast.admin, text="We walk beside you.")
    with pytest.raises(ValidationError, match="says already"):
        edit_remit(by=cast.admin, text="We walk beside you.")
    with pytest.raises(ValidationError, match="says already"):
        edit_team_remit(team=cast.north, by=cast.lead, text="")


def test_the_service_says_something_and_nothing_is_changed_afterwards(cast):
    with pytest.raises(ValidationError, match="Enter what"), transaction.atomic():
        edit_remit(by=cast.admin, text="")
    with pytest.raises(DatabaseError), transaction.atomic():
        Remit.objects.update(text="Other words")


def test_a_lead_writes_for_their_own_team_alone(cast, sign_in):
    assert sign_in(cast.lead).get(reverse("training:edit_team_remit", args=[cast.south.pk])).status_code == 403
    assert sign_in(cast.lead).get(reverse("training:edit_remit")).status_code == 403


def test_only_open_peer_support_teams_have_a_page(cast, sign_in):
    closed = TeamFactory(is_active=False)
    client = sign_in(cast.coordinator)
    assert [client.get(page_of(team)).status_code for team in (cast.north_referring, closed)] == [404, 404]
    listed = client.get(reverse("training:remit_list")).context["teams"]
    assert list(listed) == [cast.north, cast.south]


@pytest.mark.parametrize(
    ("visitor", "path"),
    [("coordinator", "/referrals/refer/"), ("lead", "worker"), ("admin", "team"), ("worker", "/conduct/")],
)
def test_it_is_reached_from_the_pages_where_it_is_asked_for(cast, sign_in, visitor, path):
    path = {"worker": cast.worker_profile.get_absolute_url(), "team": cast.north.get_absolute_url()}.get(path, path)
    assert 'href="/remit/' in sign_in(getattr(cast, visitor)).get(path).text
