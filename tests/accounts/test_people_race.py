"""Two people who look after accounts at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.actions import people, roles
from accounts.models import User
from accounts.permissions import Role
from tests.factories import TeamFactory, UserFactory, user_with

pytestmark = pytest.mark.django_db(transaction=True)


def deactivated(pair):
    user, by = pair
    try:
        people.deactivate(user=user, by=by)
        return True
    except ValidationError:
        return False
    finally:
        connection.close()


def test_two_administrators_cannot_deactivate_each_other_at_once():
    one, other = user_with(Role.ADMINISTRATOR), user_with(Role.ADMINISTRATOR)
    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(deactivated, [(one, other), (other, one)]))
    assert sorted(outcomes) == [False, True]
    assert User.objects.in_use().count() == 1


def answered(pair):
    deed, how = pair
    try:
        deed(**how)
        return True
    except ValidationError:
        return False
    finally:
        connection.close()


def test_a_role_that_waits_is_approved_or_declined_and_not_both(settings):
    settings.ROLES_NEED_APPROVAL = True
    team, admin = TeamFactory(), user_with(Role.ADMINISTRATOR)
    one, other = user_with(Role.LEAD, team), user_with(Role.LEAD, team)
    asked = roles.add_membership(user=UserFactory(), by=admin, role=Role.WORKER, team=team)
    approval = roles.approve_role_request, {"request": asked, "by": one}
    refusal = roles.decline_role_request, {"request": asked, "by": other, "reason": "Not ours."}
    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(answered, [approval, refusal]))
    asked.refresh_from_db()
    assert sorted(outcomes) == [False, True]
    assert (asked.status == "approved") == asked.user.memberships.exists() == outcomes[0]
