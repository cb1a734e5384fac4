"""The lists that referrals start with (domain, section 3)."""

from groundwork.service_lists import fill
from referrals.models import DeclineReason, RiskKind, SupportTheme

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

RISK_KINDS = [
    {
        "code": "suicide",
        "label": "Risk of suicide",
        "question": "Is there a risk of suicide?",
        "heading": "Risk of suicide",
    },
    {
        "code": "self_harm",
        "label": "Risk of self-harm",
        "question": "Is there a risk of self-harm?",
        "heading": "Risk of self-harm",
    },
    {
        "code": "from_others",
        "label": "Risk of harm from others",
        "question": "Is there a risk of harm from other people?",
        "heading": "Risk of harm from others",
    },
    {
        "code": "to_others",
        "label": "Risk of harm to others",
        "question": "Is there a risk of harm to other people?",
        "heading": "Risk of harm to others",
    },
    {
        "code": "self_neglect",
        "label": "Risk of self-neglect",
        "question": "Is there a risk of self-neglect?",
        "heading": "Risk of self-neglect",
    },
    {
        "code": "lone_working",
        "label": "Something to know before a worker visits alone",
        "question": "Is there anything a worker should know before they visit alone?",
        "heading": "Something to know before visiting alone",
    },
    {
        "code": "safeguarding",
        "label": "A safeguarding enquiry is open",
        "question": "Is there an open safeguarding enquiry?",
        "heading": "Open safeguarding enquiry",
    },
]


def fill_lists():
    """Fill each list that is still empty."""
    fill(SupportTheme, SUPPORT_THEMES)
    fill(DeclineReason, DECLINE_REASONS)
    fill(RiskKind, RISK_KINDS)
