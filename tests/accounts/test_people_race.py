"""Two administrators at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.actions import people
from accounts.models import User
from accounts.permissions import Role
from tests.factories import user_with

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
