"""What is tidied away from time to time, in every app; safe to run at any time."""

import accounts.housekeeping
import groundwork.housekeeping
import pathway.housekeeping
import referrals.housekeeping
import workers.housekeeping

APPS = [
    groundwork.housekeeping, accounts.housekeeping, workers.housekeeping, referrals.housekeeping, pathway.housekeeping,
]  # fmt: skip


def tidy(now):
    """Forget and delete what has been kept long enough at `now`."""
    for app in APPS:
        app.tidy(now)
