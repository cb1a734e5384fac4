"""What is tidied away from time to time, in every app; safe to run at any time."""

import accounts.housekeeping
import referrals.housekeeping


def tidy(now):
    """Forget and delete what has been kept long enough at `now`."""
    accounts.housekeeping.tidy(now)
    referrals.housekeeping.tidy(now)
