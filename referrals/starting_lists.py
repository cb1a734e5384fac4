"""The lists that referrals start with (domain, section 3)."""

from groundwork.service_lists import fill
from referrals.models import DeclineReason, SupportTheme

SUPPORT_THEMES = [
    {"code": "confidence", "label": "Building confidence"},
    {"code": "daily-life", "label": "Daily life and routines"},
    {"code": "loneliness", "label": "Loneliness and meeting people"},
    {"code": "leaving-hospital", "label": "Leaving hospital"},
    {"code": "managing-mood", "label": "Understanding and managing feelings"},
    {"code": "work-study", "label": "Work, volunteering or study"},
    {"code": "getting-about", "label": "Getting out and about"},
    {"code": "creative", "label": "Creative or physical activity"},
    {"code": "services", "label": "Finding a way through services"},
    {"code": "relationships", "label": "Family and relationships"},
]

DECLINE_REASONS = [
    {"code": "not-agreed", "label": "The person has not agreed to it"},
    {"code": "other-support", "label": "Other support fits better at the moment"},
    {"code": "already-supported", "label": "The person already has peer support"},
    {"code": "outside-area", "label": "Outside the area this team covers"},
    {"code": "crisis", "label": "The person needs crisis support first"},
    {"code": "no-answer", "label": "We asked for information and had no answer"},
]


def fill_lists():
    """Fill each list that is still empty."""
    fill(SupportTheme, SUPPORT_THEMES)
    fill(DeclineReason, DECLINE_REASONS)
