"""Where the service asks for it, a role that opens records counts only with a second person's yes."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.account_history import history_of
from accounts.actions import people, roles
from accounts.models import Membership, RoleRequest, Team, User
from accounts.models.role_requests import REQUEST_LASTS
from accounts.permissions import Permission, Role
from notices.models import Notice
from peersupport.housekeeping import tidy
from peersupport.reminders import sweep
from tests.accounts.signing_in import just_confirmed
from tests.factories import PASSWORD, MembershipFactory, TeamFactory, UserFactory, user_with

pytestmark = pytest.mark.django_db
NEW = {"name": "Nia Newcomer", "email": "nia@example.org"}


@pytest.fixture(autouse=True)
def two_people(settings):
    settings.ROLES_NEED_APPROVAL = True


@pytest.fixture
def other(cast):
    """A second administrator."""
    return MembershipFactory(role="administrator", team=None).user


@pytest.fixture
def nia(db):
    return UserFactory(name="Nia Newcomer", email="nia@example.org")


@pytest.fixture
def asked(cast, nia):
    """A role for Nia in the north that waits."""
    return roles.add_membership(user=nia, by=cast.admin, role=Role.LEAD, team=cast.north)


def told(kind):
    return {notice.recipient for notice in Notice.objects.filter(kind=kind)}


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def page(deed, asked):
    return reverse(f"accounts:{deed}", args=[asked.pk])


def lines_of_start(client):
    return [(todo.title, todo.count) for todo in client.get("/").context["todos"]]


def test_without_the_setting_a_role_counts_at_once(cast, nia, settings):
    settings.ROLES_NEED_APPROVAL = False
    assert isinstance(roles.add_membership(user=nia, by=cast.admin, role=Role.LEAD, team=cast.north), Membership)
    assert fresh(nia).can(Permission.TRIAGE)


def test_a_role_that_opens_records_waits(cast, nia, asked, other):
    assert (asked.status, asked.asked_by, asked.user) == ("waiting", cast.admin, nia)
    assert not fresh(nia).can(Permission.TRIAGE)
    assert told("role_requested") == {cast.lead}
    assert not told("role_given")


def test_other_administrators_and_the_leads_are_asked(cast, other, asked):
    assert told("role_requested") == {other, cast.lead}


@pytest.mark.parametrize("role", ["coordinator", "worker", "supervisor", "administrator"])
def test_each_such_role_waits(cast, nia, role):
    team = {"coordinator": cast.north_referring, "administrator": None}.get(role, cast.north)
    assert isinstance(roles.add_membership(user=nia, by=cast.admin, role=role, team=team), RoleRequest)


def test_a_manager_needs_nobody_s_yes(cast, nia):
    assert isinstance(roles.add_membership(user=nia, by=cast.admin, role=Role.MANAGER, team=cast.north), Membership)


def test_a_role_for_oneself_waits_too(cast):
    assert isinstance(roles.add_membership(user=cast.admin, by=cast.admin, role="lead", team=cast.north), RoleRequest)
    assert told("role_requested") == {cast.lead}


def test_an_invitation_goes_out_and_the_role_waits(cast, sign_in, mailoutbox):
    client = just_confirmed(sign_in(cast.admin))
    answer = client.post("/users/invite/", NEW | {"role": "lead", "team": cast.north.pk}, follow=True)
    assert "counts once a second person has approved it" in answer.text and "Waiting for approval" in answer.text
    assert [message.to for message in mailoutbox] == [["nia@example.org"]]
    user = User.objects.get(email="nia@example.org")
    assert user.current_memberships == [] and user.role_requests.waiting().count() == 1


def test_a_lead_approves_and_the_role_counts(cast, nia, asked, sign_in):
    client = sign_in(cast.lead)
    assert ("Roles to approve or decline", 1) in lines_of_start(client)
    listed = client.get("/role-requests/?show=to_answer")
    assert "Nia Newcomer" in listed.text
    shown = client.get(asked.get_absolute_url())
    assert "Approve this role" in shown.text and "nia@example.org" in shown.text
    confirming = client.post(page("approve_role_request", asked))
    assert confirming.url.startswith("/accounts/reauthenticate/") and not nia.memberships.exists()
    assert client.post(confirming.url, {"password": PASSWORD}).url == asked.get_absolute_url()
    membership = nia.memberships.get()
    asked.refresh_from_db()
    assert (asked.status, asked.answered_by, asked.membership) == ("approved", cast.lead, membership)
    assert membership.given_by == cast.admin and fresh(nia).can(Permission.TRIAGE)
    assert told("role_request_approved") == {cast.admin} and told("role_received") == {nia}
    assert ("Roles to approve or decline", 1) not in lines_of_start(client)
    account = sign_in(cast.admin).get(nia.get_absolute_url()).text
    assert "Ade Whitlock, approved by Lena Fairweather" in account


def test_who_approved_is_not_told_again_but_the_others_are(cast, other, asked):
    roles.approve_role_request(request=asked, by=cast.lead)
    assert told("role_given") == {other}


def test_the_page_of_accounts_leads_to_what_was_asked_for_where_that_is_needed(cast, sign_in, settings):
    client = sign_in(cast.admin)
    assert "Roles asked for" in client.get("/users/").text
    settings.ROLES_NEED_APPROVAL = False
    assert "Roles asked for" not in client.get("/users/").text


def test_a_role_is_declined_with_a_reason(cast, nia, asked, sign_in):
    client = sign_in(cast.lead)
    assert "Enter why the role is not to be given" in client.post(page("decline_role_request", asked), {}).text
    client.post(page("decline_role_request", asked), {"reason": "Nobody here knows her."})
    assert (fresh(asked).status, fresh(asked).reason) == ("declined", "Nobody here knows her.")
    assert not nia.memberships.exists() and told("role_request_declined") == {cast.admin}
    assert "Nobody here knows her." in sign_in(cast.admin).get(asked.get_absolute_url()).text


def test_who_asked_withdraws_it(cast, nia, asked, sign_in):
    client = sign_in(cast.admin)
    assert "Withdraw this request" in client.get(asked.get_absolute_url()).text
    client.post(page("withdraw_role_request", asked))
    assert fresh(asked).status == "withdrawn"
    sweep(timezone.now())
    assert not Notice.objects.unread().filter(kind="role_requested").exists()


@pytest.mark.parametrize("who", ["admin", "nia", "lead2", "worker", "manager"])
def test_nobody_else_can_be_the_second_person(cast, nia, asked, sign_in, who):
    user = nia if who == "nia" else getattr(cast, who)
    client = just_confirmed(sign_in(user))
    for deed in ("approve_role_request", "decline_role_request"):
        assert client.post(page(deed, asked), {"reason": "x"}).status_code in (403, 404)
    with pytest.raises(ValidationError):
        roles.approve_role_request(request=asked, by=user)
    assert fresh(asked).status == "waiting"


def test_an_administrator_who_leads_the_team_cannot_approve_their_own(cast, nia):
    MembershipFactory(user=cast.admin, role="lead", team=cast.north)
    roles.add_membership(user=nia, by=cast.admin, role=Role.WORKER, team=cast.north)
    assert not RoleRequest.objects.to_answer(cast.admin).exists()
    assert told("role_requested") == {cast.lead}


def test_a_second_administrator_s_own_role_is_not_theirs_to_approve(cast, other):
    asked = roles.add_membership(user=other, by=cast.admin, role=Role.LEAD, team=cast.north)
    assert told("role_requested") == {cast.lead}
    with pytest.raises(ValidationError):
        roles.approve_role_request(request=asked, by=other)


@pytest.mark.parametrize("who", ["asked_by", "user"])
def test_the_database_takes_no_yes_from_who_asked_or_gets_it(asked, who):
    membership = MembershipFactory(user=asked.user, role="worker", team=asked.team)
    asked.status, asked.answered_at, asked.membership = "approved", timezone.now(), membership
    asked.answered_by = getattr(asked, who)
    with pytest.raises(IntegrityError, match="role_request_second_person"), transaction.atomic():
        asked.save()


def test_where_there_is_no_other_administrator_and_no_lead_any_lead_may_answer(cast, nia):
    asked = roles.add_membership(user=nia, by=cast.admin, role=Role.LEAD, team=TeamFactory())
    assert told("role_requested") == {cast.lead, cast.lead2}
    assert {user for user in (cast.lead, cast.lead2, cast.worker, cast.admin)
            if RoleRequest.objects.to_answer(user).exists()} == {cast.lead, cast.lead2}  # fmt: skip
    assert asked.status == "waiting"


def test_who_may_answer_is_the_same_for_the_page_and_for_the_notice(cast, nia, other):
    for role, team in [("lead", cast.north), ("coordinator", cast.south_referring), ("administrator", None)]:
        asked = roles.add_membership(user=nia, by=cast.admin, role=role, team=team)
        may = {user for user in User.objects.all() if RoleRequest.objects.to_answer(user).filter(pk=asked.pk).exists()}
        assert may == set(roles.who_may_answer(asked)) != set()


def test_alone_in_a_new_service_one_is_told_what_to_do(sign_in):
    admin = user_with(Role.ADMINISTRATOR)
    team = TeamFactory()
    client = just_confirmed(sign_in(admin))
    answer = client.post("/users/invite/", NEW | {"role": "lead", "team": team.pk})
    assert "invite_administrator" in answer.text and "nia@example.org" in answer.text
    assert not User.objects.filter(email="nia@example.org").exists()
    second = people.invite(by=None, email="ada@example.org", name="Ada", role=Role.ADMINISTRATOR)
    User.objects.filter(pk=second.pk).update(invited_at=None)
    client.post("/users/invite/", NEW | {"role": "lead", "team": team.pk})
    assert RoleRequest.objects.to_answer(fresh(second)).count() == 1


def test_it_lapses_after_a_week(cast, nia, asked, sign_in):
    RoleRequest.objects.update(created_at=timezone.now() - REQUEST_LASTS - timedelta(minutes=1))
    assert "Approve this role" not in sign_in(cast.lead).get(asked.get_absolute_url()).text
    with pytest.raises(ValidationError, match="cannot be answered any more"):
        roles.approve_role_request(request=asked, by=cast.lead)
    tidy(timezone.now())
    tidy(timezone.now())
    assert fresh(asked).status == "lapsed" and told("role_request_lapsed") == {cast.admin}
    assert [event["title"] for event in history_of(nia)] == ["Request for a role lapsed", "Role asked for"]
    assert "a command" not in history_of(nia)[0]["by"]


@pytest.mark.parametrize("what", ["asker deactivated", "asker no administrator", "account deactivated", "team closed"])
def test_what_changed_meanwhile_ends_it(cast, nia, asked, other, what):
    if what == "asker deactivated":
        people.deactivate(user=cast.admin, by=other)
    elif what == "asker no administrator":
        people.end_membership(membership=cast.admin.memberships.get(), by=other)
    elif what == "account deactivated":
        people.deactivate(user=nia, by=cast.admin)
    else:
        type(cast.north).objects.filter(pk=cast.north.pk).update(is_active=False)
    with pytest.raises(ValidationError, match="cannot be answered"):
        roles.approve_role_request(request=asked, by=cast.lead)
    tidy(timezone.now())
    assert fresh(asked).status == "lapsed" and not nia.memberships.exists()


def test_a_role_given_otherwise_meanwhile_is_not_given_twice(cast, nia, asked, sign_in):
    MembershipFactory(user=nia, role="lead", team=cast.north)
    answer = just_confirmed(sign_in(cast.lead)).post(page("approve_role_request", asked))
    assert "already holds this role" in answer.text
    assert fresh(asked).status == "waiting" and nia.memberships.count() == 1


def test_the_same_role_is_asked_for_once_at_a_time(cast, nia, asked, other):
    with pytest.raises(ValidationError, match="asked for this role already"):
        roles.add_membership(user=nia, by=other, role=Role.LEAD, team=cast.north)
    roles.withdraw_role_request(request=asked, by=cast.admin)
    roles.add_membership(user=nia, by=other, role=Role.LEAD, team=cast.north)
    with pytest.raises(ValidationError, match="already holds"):
        roles.add_membership(user=cast.lead, by=other, role=Role.LEAD, team=cast.north)


def test_what_nobody_can_answer_any_more_stands_in_nobody_s_way(cast, nia, asked, other):
    people.deactivate(user=cast.admin, by=other)
    again = roles.add_membership(user=nia, by=other, role=Role.LEAD, team=cast.north)
    assert (fresh(asked).status, again.status) == ("lapsed", "waiting")


def test_an_answer_counts_once(cast, other, asked):
    roles.approve_role_request(request=asked, by=cast.lead)
    for answer in (
        lambda: roles.approve_role_request(request=asked, by=other),
        lambda: roles.decline_role_request(request=asked, by=other, reason="x"),
        lambda: roles.withdraw_role_request(request=asked, by=cast.admin),
    ):
        with pytest.raises(ValidationError, match="answered meanwhile"):
            answer()


def test_who_comes_late_is_led_back(cast, other, asked, sign_in):
    roles.approve_role_request(request=asked, by=other)
    answer = sign_in(cast.lead).get(page("approve_role_request", asked), follow=True)
    assert "answered already" in answer.text


def test_what_waits_can_be_answered_after_the_setting_is_off(cast, nia, asked, settings):
    settings.ROLES_NEED_APPROVAL = False
    roles.approve_role_request(request=asked, by=cast.lead)
    assert fresh(nia).can(Permission.TRIAGE)


def test_the_forms_say_beforehand_what_waits(cast, sign_in, settings):
    gone = user_with(Role.WORKER, cast.north, is_active=False)
    client = sign_in(cast.admin)
    pages = ["/users/invite/", f"/users/{cast.lead.pk}/add-role/", f"/users/{gone.pk}/reactivate/"]
    assert ["has approved" in client.get(page).text for page in pages] == [True] * 3
    settings.ROLES_NEED_APPROVAL = False
    assert ["has approved" in client.get(page).text for page in pages] == [False] * 3
    assert ["are told of a role" in client.get(page).text for page in pages] == [True, True, False]


def test_the_roles_of_a_reactivated_account_wait_again(cast, other):
    gone = user_with(Role.WORKER, cast.north, is_active=False)
    MembershipFactory(user=gone, role="manager", team=cast.north)
    people.reactivate(user=gone, by=cast.admin)
    assert fresh(gone).roles == {"manager"}
    assert told("role_requested") == {other, cast.lead}
    roles.approve_role_request(request=gone.role_requests.get(), by=other)
    assert fresh(gone).roles == {"manager", "worker"}


def test_a_role_in_a_team_that_was_closed_is_not_asked_for_again(cast):
    gone = user_with(Role.WORKER, cast.north, is_active=False)
    Team.objects.filter(pk=cast.north.pk).update(is_active=False)
    people.reactivate(user=gone, by=cast.admin)
    assert not fresh(gone).roles and not gone.role_requests.exists() and not told("role_requested")


def test_who_is_told_of_a_reactivated_account_reads_which_roles_wait(cast, other, sign_in):
    gone = user_with("worker", cast.north, is_active=False)
    people.reactivate(user=gone, by=cast.admin)
    event = gone.account_events.get(deed="reactivate")
    text = " ".join(sign_in(cast.lead).get(event.get_absolute_url()).text.split())
    assert "Roles that wait for approval" in text and str(gone.role_requests.get()) in text


def test_a_role_that_was_asked_for_before_it_was_given_keeps_nobody_out(cast, other, asked, nia, settings):
    settings.ROLES_NEED_APPROVAL = False
    roles.add_membership(user=nia, by=cast.admin, role=Role.LEAD, team=cast.north)
    settings.ROLES_NEED_APPROVAL = True
    people.deactivate(user=nia, by=cast.admin)
    people.reactivate(user=nia, by=cast.admin)
    assert fresh(nia).is_active and not fresh(nia).roles
    assert nia.role_requests.waiting().get() == asked


def test_an_address_changed_while_the_account_is_deactivated_is_told(cast, nia, asked):
    people.deactivate(user=nia, by=cast.admin)
    people.edit_user(user=nia, by=cast.admin, name=nia.name, email="other@example.org")
    assert told("address_edited") == {cast.lead}


def test_a_changed_address_of_an_account_whose_role_waits_is_told(cast, nia, asked):
    people.edit_user(user=nia, by=cast.admin, name=nia.name, email="else@example.org")
    assert told("address_edited") == {cast.lead}


def test_every_step_stands_in_the_history(cast, nia, asked):
    roles.decline_role_request(request=asked, by=cast.lead, reason="Not yet.")
    again = roles.add_membership(user=nia, by=cast.admin, role=Role.LEAD, team=cast.north)
    roles.approve_role_request(request=again, by=cast.lead)
    steps = [(event["title"], event["by"].partition(" ")[0]) for event in history_of(nia)]
    assert sorted(steps) == sorted(
        [
            ("Role asked for", "Ade"),
            ("Role declined", "Lena"),
            ("Role asked for", "Ade"),
            ("Role given", "Ade"),
            ("Role approved", "Lena"),
        ]
    )


def test_the_list_is_empty_in_words_and_costs_the_same_for_many(cast, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.lead)
    assert "No role was asked for" in client.get("/role-requests/").text
    with django_assert_max_num_queries(20) as few:
        client.get("/role-requests/")
    for _ in range(8):
        roles.add_membership(user=UserFactory(), by=cast.admin, role=Role.WORKER, team=cast.north)
    with django_assert_max_num_queries(len(few) + 1):
        page = client.get("/role-requests/")
    assert len(page.context["page_obj"]) == 8
