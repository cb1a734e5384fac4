"""Who may use which address: the one table that the sweep holds the product to."""

from tests.access.expected import accounts, development, pathway, referrals, signing_in, supervision, supports, workers

ROWS = [
    *signing_in.ROWS,
    *accounts.ROWS,
    *workers.ROWS,
    *development.ROWS,
    *pathway.ROWS,
    *referrals.ROWS,
    *supports.ROWS,
    *supervision.ROWS,
]
