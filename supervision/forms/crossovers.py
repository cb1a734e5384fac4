"""What is asked about a crossover at work: two answers."""

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from groundwork.dates import HELD
from workers.forms.rooms import text


class LogCrossoverForm(NHSForm):
    required_messages = {"happened_on": "Enter when it happened", "happened": "Enter what happened"}

    happened_on = MemorableDateField(label="When did it happen?", span=HELD)
    happened = text(
        "What happened?",
        hint="In a sentence or two. Your supervisor is told that there was a crossover at work, and not what it was.",
    )
