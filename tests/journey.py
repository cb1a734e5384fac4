"""What most tests of one person's journey begin with, on the Northside."""

import pytest

from referrals.models import Referral
from support.actions.matching import match
from tests.factories import ReferralFactory, SupportFactory, hold_required_training


@pytest.fixture
def referral(cast):
    """A referral that waits to be triaged."""
    return ReferralFactory(referring_team=cast.north_referring, referrer=cast.coordinator)


@pytest.fixture
def waiting(cast):
    """A referral that waits for a worker, in a team whose workers hold what they need."""
    hold_required_training(cast.worker_profile, cast.worker2_profile)
    return ReferralFactory(
        status=Referral.Status.WAITING, referring_team=cast.north_referring, referrer=cast.coordinator
    )


@pytest.fixture
def offer(cast, waiting):
    return match(referral=waiting, worker=cast.worker_profile, by=cast.lead)


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)
