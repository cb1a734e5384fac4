"""What looks like a slip is asked about, and done once whoever acts says that it is meant."""

from collections.abc import Collection
from copy import deepcopy
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BooleanField, Field

if TYPE_CHECKING:
    Asked = BaseForm
else:
    Asked = object


class Question(ValidationError):
    """Raised by an action: nothing was done yet, as this looks like a slip. `name` is the field that answers it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__({name: message})
        self.name = name


def ask(sure: Collection[str], name: str, message: str) -> None:
    """Ask the question `name`, unless it is among those that whoever acts is sure of."""
    if name not in sure:
        raise Question(name, message)


def another(label: str) -> dict[str, Field]:
    """The question whether what looks like a second entry of the same thing is one: `questions = another("Yes, …")`."""
    return {"another": BooleanField(label=label, required=False)}


class AsksMixin(Asked):
    """A form whose questions appear when they are asked, with everything that was typed; put it before the form class.

    `questions` maps the name of each to its field. A question that was answered is a field from the start.
    A form with a layout of its own says where they stand, by `*self.asked()`.
    """

    questions: dict[str, Field] = {}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in self.questions:
            if self.is_bound and self.data.get(self.add_prefix(name)):
                self.ask(name)

    def ask(self, name: str) -> None:
        """Let the form show this question."""
        if name not in self.fields:
            self.fields[name] = deepcopy(self.questions[name])
            # The layout was made without it.
            self.__dict__.pop("helper", None)

    def asked(self) -> list[str]:
        """The questions that the form shows."""
        return [name for name in self.questions if name in self.fields]

    def sure(self) -> set[str]:
        """The questions that were answered with yes."""
        return {name for name in self.asked() if self.cleaned_data.get(name) is True}

    def answers(self) -> dict[str, object]:
        """What was entered besides, with `sure` as actions take it."""
        entered = {name: value for name, value in self.cleaned_data.items() if name not in self.questions}
        return entered | {"sure": self.sure()}
