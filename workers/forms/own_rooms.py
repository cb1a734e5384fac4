"""What a worker is asked in the rooms that are theirs alone."""

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from groundwork.dates import LEARNT
from workers.forms.rooms import text
from workers.models import RecoveryPlan


class GainForm(NHSForm):
    required_messages = {"noticed_on": "Enter when you noticed it", "words": "Enter what you have gained"}

    words = text(
        "What have you gained?",
        hint="For example something you dare to do now, somebody you met, or something you learned about yourself.",
    )
    noticed_on = MemorableDateField(label="When did you notice it?", span=LEARNT)


class RecoveryPlanForm(NHSForm):
    """Seven questions, none of which needs an answer."""

    hopes = text("What I hope for", required=False, hint="For the next weeks, or for life.")
    steady = text("What keeps me steady", required=False, hint="Every day, and now and then.")
    hard = text("What makes it hard", required=False, hint="Dates, places, people or things that may unsettle me.")
    signs = text("What I notice first", required=False, hint="Signs that I am less well than I would like to be.")
    steps = text("What I do then", required=False, hint="What has helped before, and what is better left.")
    people = text("Who is there for me", required=False, hint="How to reach them, and what I want to ask of them.")
    very_hard = text("If it gets very hard", required=False, hint="What I want to happen, and what I do not want.")

    field_options = {name: {"rows": 4} for name in RecoveryPlan.TEXTS}
