"""Administrators at the same moment."""

from threading import Barrier

import pytest
from django.db import transaction

from accounts.actions import people, teams
from accounts.models import Team, User
from accounts.permissions import Role
from groundwork.models import Submission
from tests.factories import TeamFactory, user_with
from tests.helpers import at_once, while_held

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_administrators_who_change_each_other_do_not_block_each_other():
    one, other = user_with(Role.ADMINISTRATOR), user_with(Role.ADMINISTRATOR)
    both_changed = Barrier(2, timeout=30)

    def rename(user, by):
        with transaction.atomic():
            people.edit_user(user=user, by=by, name="Renamed", email=user.email)
            both_changed.wait()
            return Submission.objects.create(id=by.pk, user=by)

    assert len(at_once(lambda: rename(one, other), lambda: rename(other, one))) == 2
    assert User.objects.filter(name="Renamed").count() == 2


def test_a_team_of_the_same_name_is_refused_in_the_words_of_the_form():
    admin = user_with(Role.ADMINISTRATOR)
    with while_held() as start:
        TeamFactory(name="Eastside")
        adding = start(lambda: teams.add_team(by=admin, name="Eastside", kind=Team.Kind.PEER_SUPPORT))
    assert adding.result().message_dict == {"name": ["There is already a team with this name."]}


def test_somebody_invited_twice_is_refused_in_the_words_of_the_form():
    admin, team = user_with(Role.ADMINISTRATOR), TeamFactory()

    def invite(email):
        return people.invite(by=admin, email=email, name="Ada", role=Role.LEAD, team=team)

    with while_held() as start:
        invite("ada@example.org")
        inviting = start(lambda: invite("ada@example.org"))
    assert inviting.result().message_dict == {"email": ["Somebody already has an account with this email address."]}
