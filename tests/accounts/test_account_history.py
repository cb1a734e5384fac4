"""What is done to an account stands in its history, which nobody can change."""

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client

from accounts.account_history import history_of
from accounts.actions import own, people
from accounts.invitations import make_token
from accounts.models import AccountEvent, RoleRequest, User
from accounts.permissions import Role
from tests.accounts.signing_in import code_of, just_confirmed
from tests.accounts.signing_in import sign_in as sign_in_with_password
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = "three random words together"
BECAUSE = "Lost their phone; asked me in the office."


def lines(user):
    return [(event["title"], event["by"]) for event in history_of(user)]


def test_resetting_a_second_factor_leaves_who_whose_when_and_why(cast, sign_in):
    page = f"/users/{cast.lead.pk}/reset-second-factor/"
    client = just_confirmed(sign_in(cast.admin))
    assert "Enter why it is reset" in client.post(page, {"reason": " "}).text
    client.post(page, {"reason": BECAUSE})
    event = AccountEvent.objects.get(user=cast.lead)
    assert (event.deed, event.by, event.text) == ("reset_second_factor", cast.admin, BECAUSE)
    shown = client.get(cast.lead.get_absolute_url()).text
    assert "Second factor reset" in shown and BECAUSE in shown


def test_its_owner_is_told_by_an_email_without_a_link(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        people.reset_second_factor(user=cast.lead, by=cast.admin, reason=BECAUSE)
    (message,) = mail.outbox
    assert (message.to, message.subject) == ([cast.lead.email], "Your second factor was reset")
    for text in (message.body, message.alternatives[0].content):
        assert "An administrator reset the second factor" in text
        assert not [word for word in ("Lena", "Ade", "phone", "/accounts/", "testserver") if word in text]


def test_the_application_cannot_change_the_history(cast):
    people.reset_second_factor(user=cast.lead, by=cast.admin, reason=BECAUSE)
    for change in (lambda rows: rows.update(text="x"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(AccountEvent.objects.all())


def test_every_deed_of_an_administrator_leaves_a_line(cast):
    user = people.invite(by=cast.admin, email="x@example.org", name="X", role=Role.WORKER, team=cast.north)
    people.resend_invitation(user=user, by=cast.admin)
    people.withdraw_invitation(user=user, by=cast.admin)
    people.reactivate(user=user, by=cast.admin)
    people.edit_user(user=user, by=cast.admin, name="Y", email="y@example.org")
    given = people.add_membership(user=user, by=cast.admin, role=Role.MANAGER, team=cast.north)
    people.end_membership(membership=given, by=cast.admin)
    people.deactivate(user=User.objects.get(pk=user.pk), by=cast.admin)
    told = [title for title, by in lines(user) if by == "Ade Whitlock"]
    assert told == [
        "Account deactivated", "Role ended", "Role given", "Email address changed", "Name changed",
        "Account reactivated", "Invitation withdrawn", "Invitation sent again", "Role given", "Invited",
    ]  # fmt: skip


def test_what_a_command_did_says_so(cast):
    user = people.invite(by=None, email="ada@example.org", name="Ada", role=Role.ADMINISTRATOR)
    assert lines(user) == [("Role given", "a command on the server"), ("Invited", "a command on the server")]


def test_an_accepted_invitation_leaves_a_line(cast):
    user = people.invite(by=cast.admin, email="x@example.org", name="X", role=Role.MANAGER, team=cast.north)
    people.accept_invitation(user=user, token=make_token(user), password=NEW)
    assert lines(user)[0] == ("Invitation accepted", "whoever had the link")


def test_a_name_that_somebody_changes_themselves_leaves_a_line(cast):
    own.edit_own_account(user=cast.lead, by=cast.lead, name=cast.lead.name, delivery="daily")
    assert not lines(cast.lead)
    own.edit_own_account(user=cast.lead, by=cast.lead, name="Lena F", delivery="daily")
    assert lines(cast.lead) == [("Name changed", "Lena F")]


def test_a_changed_password_leaves_a_line(client):
    user = UserFactory()
    sign_in_with_password(client, user)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW})
    assert lines(user) == [("Password changed", str(user))]


def test_a_second_factor_that_its_owner_sets_up_and_turns_off_leaves_lines(client, monkeypatch):
    monkeypatch.setattr("django.db.transaction.on_commit", lambda told: told())
    user = UserFactory()
    sign_in_with_password(client, user)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert [title for title, _ in lines(user)] == ["Second factor set up"]
    client.post("/accounts/2fa/recovery-codes/generate/")
    client.post("/accounts/2fa/totp/deactivate/")
    assert [title for title, _ in lines(user)] == [
        "Second factor turned off",
        "New recovery codes made",
        "Second factor set up",
    ]


def test_sessions_that_their_owner_ends_leave_a_line(client):
    user = UserFactory()
    elsewhere = Client()
    for browser in (elsewhere, client):
        sign_in_with_password(browser, user)
    client.post("/accounts/sessions/")
    client.post("/accounts/sessions/")
    assert elsewhere.get("/settings/").status_code == 302
    assert lines(user) == [("Other sessions ended", str(user))]


def test_the_page_of_an_account_costs_the_same_however_much_it_shows(cast, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.admin)
    client.get(cast.lead.get_absolute_url())
    with django_assert_max_num_queries(20) as few:
        client.get(cast.lead.get_absolute_url())
    for role in (Role.MANAGER, Role.SUPERVISOR, Role.WORKER):
        RoleRequest.objects.create(user=cast.lead, asked_by=cast.admin, role=role, team=cast.south)
        people.add_membership(user=cast.lead, by=UserFactory(), role=role, team=cast.north)
    with django_assert_max_num_queries(len(few)):
        client.get(cast.lead.get_absolute_url())
