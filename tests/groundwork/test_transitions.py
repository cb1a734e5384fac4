import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from accounts.models import User
from groundwork.transitions import lock, lock_row

pytestmark = pytest.mark.django_db(transaction=True)


def test_outside_a_transaction_nothing_can_be_locked_however_often_it_was_before(cast):
    with transaction.atomic():
        assert lock(cast.lead) == cast.lead
    for _again in range(2):
        with pytest.raises(TransactionManagementError):
            lock(cast.lead)


def test_a_row_that_is_gone_cannot_be_locked(cast):
    with transaction.atomic(), pytest.raises(User.DoesNotExist):
        lock_row(User, cast.north.pk)
