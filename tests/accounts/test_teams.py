import pytest

from accounts.models import Team

pytestmark = pytest.mark.django_db


def test_add_team_makes_a_team(sign_in, cast):
    answer = sign_in(cast.admin).post(
        "/teams/add/",
        {"name": "Harbour ward", "kind": "referring", "refers_to": cast.north.pk, "region": "scotland"},
    )
    team = Team.objects.get(name="Harbour ward")
    assert answer.url == team.get_absolute_url()
    assert (team.refers_to, team.region) == (cast.north, "scotland")


def test_add_team_refuses_a_name_that_is_taken(sign_in, cast):
    data = {"name": cast.north.name, "kind": "peer_support", "region": "scotland"}
    assert "already a team with this name" in sign_in(cast.admin).post("/teams/add/", data).text


def test_add_team_says_what_is_missing(sign_in, cast):
    page = sign_in(cast.admin).post("/teams/add/", {}).text
    assert "Enter name of the team" in page
    assert "Select what kind of team it is" in page


def test_a_peer_support_team_refers_to_nobody(sign_in, cast):
    data = {"name": "Quay", "kind": "peer_support", "refers_to": cast.north.pk, "region": "scotland"}
    sign_in(cast.admin).post("/teams/add/", data)
    assert Team.objects.get(name="Quay").refers_to is None


def test_edit_team_closes_a_team_and_keeps_its_kind(sign_in, cast):
    sign_in(cast.admin).post(
        f"/teams/{cast.north.pk}/edit/",
        {"name": "Northside", "kind": "referring", "region": "scotland", "go_ahead": "on"},
    )
    cast.north.refresh_from_db()
    assert (cast.north.name, cast.north.kind, cast.north.is_active) == ("Northside", "peer_support", False)
    assert cast.north not in Team.objects.peer_support()


def test_the_page_of_a_team_shows_who_has_a_role_in_it(sign_in, cast):
    page = sign_in(cast.admin).get(f"/teams/{cast.north.pk}/").text
    assert "Lena Fairweather" in page
    assert "Wanda Kowalska" not in page


def test_the_list_is_filtered(sign_in, cast):
    page = sign_in(cast.admin).get("/teams/?q=north&kind=referring").context["page_obj"]
    assert list(page) == [cast.north_referring]
