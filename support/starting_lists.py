"""The lists that supports start with (domain, sections 2, 3 and 8)."""

from groundwork.service_lists import fill
from support.models import ConnectionKind, EndingReason, Intensity, Principle

ENDING_REASONS = [
    {"code": "goals-reached", "label": "The person reached what they wanted"},
    {"code": "time-limit", "label": "The agreed time came to its end"},
    {"code": "moved-on", "label": "The person moved on to other support or activity"},
    {"code": "person-stopped", "label": "The person chose to stop", "planned": False},
    {"code": "lost-contact", "label": "We lost contact", "planned": False},
    {"code": "moved-away", "label": "The person moved away", "planned": False},
    {"code": "hospital", "label": "A stay in hospital", "planned": False},
    {"code": "new-worker", "label": "A new worker takes over", "planned": False},
    {"code": "died", "label": "The person died", "planned": False},
]


PRINCIPLES = [
    {"code": "mutuality", "label": "Mutuality", "meaning": "Experience is shared, with care, for the other's benefit."},
    {"code": "reciprocity", "label": "Reciprocity", "meaning": "Both of us learn."},
    {
        "code": "non-directive",
        "label": "Non-directive",
        "meaning": "Listening and finding ways together, not advising.",
    },
    {"code": "recovery-focused", "label": "Recovery-focused", "meaning": "Hope, control and opportunity."},
    {"code": "strengths-based", "label": "Strengths-based", "meaning": "Building on what is there."},
    {"code": "person-centred", "label": "Person-centred", "meaning": "Each situation is its own."},
    {
        "code": "community-facing",
        "label": "Community-facing",
        "meaning": "Roles and relationships out in the community.",
    },
    {"code": "safe", "label": "Safe", "meaning": "Emotional and social safety for both of us."},
    {"code": "progressive", "label": "Progressive", "meaning": "A relationship that moves on towards its ending."},
]


CONNECTION_KINDS = [
    {"code": "tried", "label": "Tried it"},
    {"code": "joined", "label": "Joined"},
    {"code": "kept", "label": "Still going"},
]


INTENSITIES = [
    {"code": "weekly", "label": "Weekly", "weight": "1"},
    {"code": "fortnightly", "label": "Every two weeks", "weight": "0.5"},
    {"code": "monthly", "label": "Every four weeks", "weight": "0.25"},
    {"code": "group", "label": "In a group", "weight": "0.333"},
    {"code": "ending", "label": "Coming to an end", "weight": "0.5"},
]


def fill_lists():
    """Fill each list that is still empty."""
    fill(EndingReason, ENDING_REASONS)
    fill(Principle, PRINCIPLES)
    fill(ConnectionKind, CONNECTION_KINDS)
    fill(Intensity, INTENSITIES)
