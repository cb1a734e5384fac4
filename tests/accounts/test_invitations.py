import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions import people
from accounts.models import User
from accounts.permissions import Permission, Role
from groundwork.permissions import can
from tests.accounts.signing_in import just_confirmed

pytestmark = pytest.mark.django_db
NEW = "three random words together"


def fresh(user):
    return User.objects.get(pk=user.pk)


def invite(cast, email="new@example.org"):
    return people.invite(by=cast.admin, email=email, name="Nia Newcomer", role=Role.WORKER, team=cast.north)


def link_in(message):
    return re.search(r"http://testserver(/invitations/\S+)", message.body)[1]


def test_invite_sends_a_link_and_gives_the_role(sign_in, cast):
    answer = just_confirmed(sign_in(cast.admin)).post(
        "/users/invite/",
        {"name": "Nia Newcomer", "email": "New@Example.org", "role": "worker", "team": cast.north.pk},
    )
    user = User.objects.get(email="new@example.org")
    assert answer.url == user.get_absolute_url()
    assert not user.has_usable_password()
    assert can(user, Permission.SUPPORT)
    [message] = mail.outbox
    assert message.to == ["new@example.org"]
    assert "Nia" not in message.body + message.alternatives[0].content


def test_invite_refuses_an_address_that_has_an_account(sign_in, cast):
    data = {"name": "X", "email": cast.lead.email.upper(), "role": "worker", "team": cast.north.pk}
    answer = sign_in(cast.admin).post("/users/invite/", data)
    assert "already has an account" in answer.text
    assert mail.outbox == []


def test_invite_asks_for_a_team_unless_it_is_an_administrator(sign_in, cast):
    client = just_confirmed(sign_in(cast.admin))
    answer = client.post("/users/invite/", {"name": "X", "email": "x@example.org", "role": "lead", "team": ""})
    assert "Choose a team" in answer.text
    client.post("/users/invite/", {"name": "X", "email": "x@example.org", "role": "administrator", "team": ""})
    assert User.objects.get(email="x@example.org").can(Permission.MANAGE_ACCOUNTS)


def test_invite_refuses_a_team_of_the_wrong_kind(cast):
    with pytest.raises(ValidationError, match="referring team for a care coordinator"):
        people.invite(by=cast.admin, email="x@example.org", name="X", role=Role.COORDINATOR, team=cast.north)
    assert not User.objects.filter(email="x@example.org").exists()


def test_invite_saves_nothing_when_the_mail_server_is_away(cast, settings):
    settings.EMAIL_BACKEND = "tests.accounts.test_signing_in.Away"
    with pytest.raises(ValidationError, match="nothing was saved"):
        invite(cast)
    assert not User.objects.filter(email="new@example.org").exists()


def test_the_link_sets_a_password_once(client, cast):
    user = invite(cast)
    link = link_in(mail.outbox[0])
    assert client.post(link, {"password1": NEW}).url == "/accounts/login/"
    assert fresh(user).check_password(NEW)
    assert fresh(user).state == "Active"
    assert client.get(link).status_code == 404
    assert client.post(link, {"password1": "another long password"}).status_code == 404
    assert fresh(user).check_password(NEW)


def test_the_link_refuses_a_weak_password(client, cast):
    invite(cast)
    answer = client.post(link_in(mail.outbox[0]), {"password1": "short"})
    assert "12 characters" in answer.text


def test_the_link_expires_after_seven_days(client, cast):
    invite(cast)
    link = link_in(mail.outbox[0])
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23)):
        assert client.get(link).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert client.get(link).status_code == 404


def test_a_made_up_link_looks_like_a_spent_one(client, cast):
    user = invite(cast)
    answers = [client.get(f"/invitations/{pk}/{'0' * 64}/") for pk in (user.pk, cast.north.pk, cast.lead.pk)]
    assert {answer.status_code for answer in answers} == {404}
    assert all("does not work any more" in answer.text for answer in answers)


def test_resend_ends_the_link_sent_before(client, cast):
    user = invite(cast)
    people.resend_invitation(user=user, by=cast.admin)
    first, second = mail.outbox
    assert client.get(link_in(first)).status_code == 404
    assert client.get(link_in(second)).status_code == 200


def test_resend_is_refused_once_a_password_is_set(cast):
    with pytest.raises(ValidationError, match="set a password already"):
        people.resend_invitation(user=cast.lead, by=cast.admin)


def test_withdraw_ends_the_link_and_the_roles(client, cast):
    user = invite(cast)
    people.withdraw_invitation(user=user, by=cast.admin)
    assert client.get(link_in(mail.outbox[0])).status_code == 404
    assert fresh(user).state == "Deactivated"
    assert fresh(user).current_memberships == []
