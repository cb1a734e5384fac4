"""What is tidied away from time to time, in every app; safe to run at any time."""

import accounts.tidying
import referrals.tidying


def tidy(now):
    """Forget and delete what has been kept long enough at `now`."""
    accounts.tidying.tidy(now)
    referrals.tidying.tidy(now)
