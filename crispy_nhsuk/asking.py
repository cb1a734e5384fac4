"""What is possible and unlikely is asked about: an error with a box to tick, which keeps the answer as it is."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe

from crispy_nhsuk import engine
from crispy_nhsuk.summary import field_id


@dataclass(frozen=True)
class Question:
    """`text` asks about an answer, `yes` is what one says by ticking the box."""

    text: str
    yes: str


class AskingMixin:
    """Asks what the `question(value)` of a field wants to know, until its box is ticked for this very answer.

    An answer that was there before is not asked about again.
    """

    def _clean_fields(self):
        super()._clean_fields()
        self.asked_about = {}
        for name, value in list(self.cleaned_data.items()):
            field = self.fields[name]
            is_new = hasattr(field, "question") and self[name]._has_changed()
            question = field.question(value) if is_new else None
            if question:
                self.asked_about[name] = question, str(value)
                if not is_sure(self[name], str(value)):
                    self.add_error(name, question.text)


def key_of(field):
    """Under what the box of a bound field is posted."""
    return f"{field.html_name}-sure"


def is_sure(field, value):
    return field.form.data.get(key_of(field)) == value


def box(field):
    """HTML of the box under a bound field; nothing where nothing is asked."""
    question, value = getattr(field.form, "asked_about", {}).get(field.name, (None, ""))
    if not question:
        return mark_safe("")
    item = {"value": value, "text": question.yes, "checked": is_sure(field, value)}
    return engine.component(
        "checkboxes", {"idPrefix": f"{field_id(field)}-sure", "name": key_of(field), "small": True, "items": [item]}
    )
