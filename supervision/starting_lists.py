"""The list of what a clinical team has ready for peer workers, as it begins; each service edits its own."""

from groundwork.service_lists import fill
from supervision.models import ReadinessItem

READINESS_ITEMS = [
    {"code": "supporter", "label": "A named supporter in the team"},
    {"code": "role-explained", "label": "The role was explained to everybody in the team"},
    {"code": "access", "label": "Access to records and rooms"},
    {"code": "lone-working", "label": "Lone working is arranged"},
    {"code": "referrals", "label": "The team knows how referrals come"},
    {"code": "joint-training", "label": "Training was held together"},
]


def fill_lists():
    """Fill the list while it is empty."""
    fill(ReadinessItem, READINESS_ITEMS)
