"""Whoever gives a role that opens records is not alone with it: others are told."""

from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.actions import people
from accounts.models import AccountEvent, Membership, User
from accounts.permissions import ROLES, Permission, Role, is_watched, opens_records
from notices.kinds import KINDS, body_of, subject_of
from notices.models import Delivery, Notice
from peersupport.reminders import sweep
from tests.accounts.signing_in import just_confirmed
from tests.factories import PASSWORD, MembershipFactory, ReferralFactory, TeamFactory, UserFactory, user_with

pytestmark = pytest.mark.django_db
ASKED = "/accounts/reauthenticate/"
OWN = {"name": "Wren Again", "email": "wren.again@example.org", "role": "lead"}


@pytest.fixture
def other(cast):
    """A second administrator."""
    return MembershipFactory(role="administrator", team=None).user


def told(kind):
    return {notice.recipient for notice in Notice.objects.filter(kind=kind)}


def give(cast, role, team=None, user=None, by=None):
    return people.add_membership(user=user or UserFactory(), by=by or cast.admin, role=role, team=team)


def test_the_roles_that_open_records_follow_from_what_they_may_do():
    assert {role for role in Role if opens_records(role)} == {*Role} - {"manager", "administrator"}
    assert {role for role in Role if is_watched(role)} == {*Role} - {"manager"}


def test_a_permission_that_nobody_thought_of_opens_records(monkeypatch):
    monkeypatch.setitem(ROLES, Role.MANAGER, ROLES[Role.MANAGER] | {Permission.SEE_TEAM_RECORDS})
    assert opens_records(Role.MANAGER)


@pytest.mark.parametrize("role", ["worker", "lead", "supervisor"])
def test_the_other_administrators_and_the_leads_of_the_team_are_told(cast, other, role):
    give(cast, role, cast.north)
    assert told("role_given") == {other, cast.lead}


def test_where_there_is_one_administrator_the_leads_are_told(cast):
    give(cast, Role.WORKER, cast.north)
    assert told("role_given") == {cast.lead}


def test_where_the_team_has_no_lead_either_every_lead_is_told(cast):
    give(cast, Role.LEAD, TeamFactory())
    assert told("role_given") == {cast.lead, cast.lead2}


def test_a_coordinator_is_told_of_to_the_leads_who_have_the_referrals(cast):
    ReferralFactory(team=cast.south, referring_team=cast.north_referring)
    give(cast, Role.COORDINATOR, cast.north_referring)
    assert told("role_given") == {cast.lead, cast.lead2}


def test_a_draft_concerns_no_other_team(cast):
    ReferralFactory(team=cast.south, referring_team=cast.north_referring, status="draft", submitted_at=None)
    give(cast, Role.COORDINATOR, cast.north_referring)
    assert told("role_given") == {cast.lead}


def test_a_new_administrator_is_told_of_to_the_others_alone(cast, other):
    give(cast, Role.ADMINISTRATOR)
    assert told("role_given") == {other}


def test_the_first_administrator_is_told_of_to_nobody():
    people.invite(by=None, email="ada@example.org", name="Ada", role=Role.ADMINISTRATOR)
    assert not Notice.objects.exists()


def test_an_administrator_invited_on_the_server_is_told_of_to_all_others(cast, other):
    people.invite(by=None, email="ada@example.org", name="Ada", role=Role.ADMINISTRATOR)
    assert told("role_given") == {cast.admin, other}


def test_nobody_is_told_of_a_manager_who_reads_no_records(cast, other):
    give(cast, Role.MANAGER, cast.north)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("role", ["lead", "manager"])
def test_a_role_that_an_administrator_takes_is_always_told(cast, other, role, sign_in):
    page = reverse("accounts:add_membership", args=[cast.admin.pk])
    client = just_confirmed(sign_in(cast.admin))
    assert "This is your own account." in client.get(page).text
    client.post(page, {"role": role, "team": cast.north.pk})
    assert told("role_taken") == {other} | ({cast.lead} if role == "lead" else set())


def test_who_was_invited_as_a_lead_is_not_the_lead_who_is_told(cast, other):
    people.invite(by=cast.admin, team=cast.north, **OWN)
    assert told("role_given") == {other, cast.lead}


def test_it_goes_by_email_at_once_whatever_they_chose_and_names_nobody(cast, mailoutbox):
    User.objects.update(delivery=Delivery.IN_APP)
    give(cast, Role.WORKER, cast.north, user=UserFactory(name="Zora Quill", email="zora@example.org"))
    sweep(timezone.now())
    (message,) = [each for each in mailoutbox if each.to == [cast.lead.email]]
    assert "Peer support worker, Northside peer support" in message.subject
    assert not [word for word in ("Zora", "Quill", "zora@", "Ade", "Whitlock") if word in str(message.message())]


@pytest.mark.parametrize(
    ("kind", "deed"),
    [
        ("address_edited", lambda who, by: people.edit_user(user=who, by=by, name=who.name, email="new@example.org")),
        ("second_factor_reset", lambda who, by: people.reset_second_factor(user=who, by=by, reason="Lost.")),
        ("account_reactivated", lambda who, by: people.reactivate(user=who, by=by)),
    ],
)
def test_what_opens_somebody_else_s_account_is_told_alike(cast, other, kind, deed):
    colleague = user_with(Role.WORKER, cast.north, is_active=kind != "account_reactivated")
    deed(colleague, cast.admin)
    assert told(kind) == {other, cast.lead}
    assert not told("role_given")


def test_an_account_that_opens_nothing_is_told_of_to_nobody(cast, other):
    people.edit_user(user=cast.manager, by=cast.admin, name="M", email="new@example.org")
    people.reset_second_factor(user=cast.manager, by=cast.admin, reason="Lost.")
    assert not Notice.objects.exists()


def test_the_same_role_given_twice_in_a_day_is_told_twice(cast):
    membership = give(cast, Role.WORKER, cast.north)
    people.end_membership(membership=membership, by=cast.admin)
    give(cast, Role.WORKER, cast.north, user=membership.user)
    assert Notice.objects.filter(kind="role_given").count() == 2


def test_the_notice_opens_a_page_that_says_whose_it_is_and_who_gave_it(cast, other, sign_in):
    give(cast, Role.LEAD, cast.north, user=UserFactory(name="Zora Quill"))
    notice = Notice.objects.get(recipient=cast.lead)
    page = sign_in(cast.lead).get(notice.path)
    for words in ("Zora Quill", "Ade Whitlock", "Team lead, Northside peer support", str(other)):
        assert words in page.text
    assert sign_in(other).get(notice.path).status_code == 200
    for stranger in (cast.lead2, cast.worker, cast.manager):
        assert sign_in(stranger).get(notice.path).status_code == 404


def test_who_no_longer_leads_does_not_open_it(cast, sign_in):
    give(cast, Role.WORKER, cast.north)
    notice = Notice.objects.get(recipient=cast.lead)
    people.end_membership(membership=cast.lead.memberships.get(), by=cast.admin)
    assert sign_in(cast.lead).get(notice.path).status_code == 404


def test_every_message_can_be_put_into_words(cast):
    for name in ("role_given", "role_taken", "account_reactivated", "address_edited", "second_factor_reset"):
        notice = Notice(kind=name, label="Team lead, Northside", due_on=timezone.localdate())
        assert KINDS[name].always_mail
        assert "{" not in subject_of(notice) + body_of(notice)


def test_the_page_of_an_account_says_who_gave_each_role(cast, sign_in):
    give(cast, Role.SUPERVISOR, cast.north, user=cast.lead)
    page = sign_in(cast.admin).get(cast.lead.get_absolute_url()).text
    assert "Ade Whitlock" in page and "Not known" in page


@pytest.mark.parametrize("role", ["coordinator", "lead", "administrator"])
def test_inviting_with_such_a_role_asks_for_the_password_and_then_happens(cast, sign_in, role, mailoutbox):
    client = sign_in(cast.admin)
    team = {"coordinator": cast.north_referring.pk, "lead": cast.north.pk}.get(role, "")
    answer = client.post("/users/invite/", OWN | {"role": role, "team": team})
    assert answer.url.startswith(ASKED)
    assert not User.objects.filter(email=OWN["email"]).exists() and not mailoutbox
    assert client.post(answer.url, {"password": "not the password"}).status_code == 200
    after = client.post(answer.url, {"password": PASSWORD})
    assert after.url == User.objects.get(email=OWN["email"]).get_absolute_url()


def test_adding_and_reactivating_ask_too(cast, sign_in):
    gone = user_with(Role.WORKER, cast.north, is_active=False)
    client = sign_in(cast.admin)
    adding = client.post(f"/users/{cast.manager.pk}/add-role/", {"role": "lead", "team": cast.north.pk})
    reactivating = client.post(f"/users/{gone.pk}/reactivate/")
    assert "This is what you typed" not in client.get(f"/users/{gone.pk}/reactivate/").text
    reactivating = client.post(f"/users/{gone.pk}/reactivate/")
    assert adding.url.startswith(ASKED) and reactivating.url.startswith(ASKED)
    client.post(reactivating.url, {"password": PASSWORD})
    gone.refresh_from_db()
    assert gone.is_active


def test_a_role_that_opens_no_records_asks_nothing(cast, sign_in):
    answer = sign_in(cast.admin).post(f"/users/{cast.lead2.pk}/add-role/", {"role": "manager", "team": cast.north.pk})
    assert answer.url == cast.lead2.get_absolute_url()


def test_mistakes_are_said_before_the_password_is_asked_for(cast, sign_in):
    answer = sign_in(cast.admin).post("/users/invite/", OWN | {"team": ""})
    assert "Choose a team" in answer.text


def test_what_was_typed_is_kept_for_whoever_turns_back(cast, sign_in):
    client = sign_in(cast.admin)
    client.post("/users/invite/", OWN | {"team": cast.north.pk})
    page = client.get("/users/invite/").text
    assert "This is what you typed" in page and OWN["email"] in page


def test_what_is_refused_after_the_password_is_shown_where_it_can_be_sent_again(cast, sign_in):
    client = sign_in(cast.admin)
    answer = client.post("/users/invite/", OWN | {"team": cast.north_referring.pk})
    refused = client.post(answer.url, {"password": PASSWORD})
    assert "Choose a peer support team for a team lead" in refused.text
    assert OWN["email"] in refused.text and 'action="/users/invite/"' in refused.text
    assert client.post("/users/invite/", OWN | {"team": cast.north.pk}).status_code == 302


def test_roles_from_before_know_who_gave_them(cast, sign_in):
    """What the migration makes of the history of an existing database."""
    just_confirmed(sign_in(cast.admin)).post(
        f"/users/{cast.manager.pk}/add-role/", {"role": "lead", "team": cast.north.pk}
    )
    Membership.objects.update(given_by=None)
    with connection.cursor() as cursor:
        cursor.execute(import_module("accounts.migrations.0004_roles_given").KNOWN)
    known = Membership.objects.exclude(given_by=None)
    assert {(each.user, each.given_by) for each in known} == {(cast.manager, cast.admin)}


def test_an_event_is_visible_to_administrators_though_nobody_was_told(cast, sign_in):
    people.edit_user(user=cast.manager, by=cast.admin, name="Mina C", email=cast.manager.email)
    event = AccountEvent.objects.get()
    assert "Nobody" in sign_in(cast.admin).get(event.get_absolute_url()).text
