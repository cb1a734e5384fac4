"""A link sets a password only while its account is in use; otherwise it looks like an old one."""

import pytest
from django.contrib.auth import hashers
from django.test import Client

from accounts import invitations
from accounts.actions import people
from accounts.models import User
from accounts.permissions import Role
from tests.accounts.resets import links, use
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = "three random words together"
OLD = "This link does not work any more"


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def link(user):
    [link] = links(Client(), user.email)
    return link


def deactivated(user, cast):
    people.deactivate(user=user, by=cast.admin)


def invited_anew(user, _cast):
    User.objects.filter(pk=user.pk).update(invited_at=user.date_joined)


def password_set(user, _cast):
    user.set_password("other words here")
    user.save()


def has_password(user, password):
    return User.objects.get(pk=user.pk).check_password(password)


@pytest.mark.parametrize("closed", [deactivated, invited_anew])
def test_a_link_of_an_account_that_is_not_in_use_sets_nothing(user, link, cast, closed):
    closed(user, cast)
    assert OLD in use(Client(), link, NEW).text
    assert has_password(user, PASSWORD)


def test_nor_where_its_page_was_open_already(user, link, cast, client):
    form = client.get(link, follow=True).redirect_chain[-1][0]
    deactivated(user, cast)
    assert OLD in client.post(form, {"password1": NEW}, follow=True).text
    assert has_password(user, PASSWORD)


@pytest.mark.parametrize("meanwhile", [deactivated, password_set])
def test_nor_where_it_is_closed_or_used_while_the_password_is_hashed(user, link, cast, monkeypatch, meanwhile):
    encode = hashers.MD5PasswordHasher.encode

    def slow(self, password, salt):
        if password == NEW:
            meanwhile(User.objects.get(pk=user.pk), cast)
        return encode(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", slow)
    assert OLD in use(Client(), link, NEW).text
    monkeypatch.undo()
    assert not has_password(user, NEW)
    assert User.objects.get(pk=user.pk).is_active == (meanwhile is not deactivated)


def test_an_account_that_was_reactivated_may_use_a_new_link(user, cast):
    deactivated(user, cast)
    people.reactivate(user=user, by=cast.admin)
    [link] = links(Client(), user.email)
    use(Client(), link, NEW)
    assert has_password(user, NEW)


def test_an_invitation_to_a_deactivated_account_sets_nothing(cast, client, mailoutbox):

    invited = people.invite(by=cast.admin, email="new@example.org", name="Nia", role=Role.WORKER, team=cast.north)
    address = invitations.link(invited).removeprefix("http://testserver")
    assert client.get(address).status_code == 200
    deactivated(invited, cast)
    answer = client.post(address, {"password1": NEW})
    assert answer.status_code == 404 and OLD in answer.text
    assert not User.objects.get(pk=invited.pk).has_usable_password()
