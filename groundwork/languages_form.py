"""Asking for languages: the common ones to tick, and a line for others."""

from typing import Any

from django import forms

from groundwork.languages import COMMON, as_text, languages_in


def common_ones(label: str, **kwargs: Any) -> forms.MultipleChoiceField:
    choices = [(name, name) for name in COMMON]
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **kwargs
    )


def other_ones() -> forms.CharField:
    return forms.CharField(
        label="Other languages (optional)",
        max_length=150,
        required=False,
        help_text="With commas between them.",
    )


class LanguagesMixin:
    """Before a model form: `languages_field` is one of `common_ones`, and with `_others` one of `other_ones`."""

    languages_field = "languages"
    initial: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.initial.get(self.languages_field) or ""
        if isinstance(kept, str):
            names = languages_in(kept)
            self.initial[self.languages_field] = [name for name in names if name in COMMON]
            self.initial[self.others] = as_text(name for name in names if name not in COMMON)

    @property
    def others(self) -> str:
        return f"{self.languages_field}_others"

    def clean(self) -> dict[str, Any]:
        """Both answers are one, as the record keeps it; kept only where both are valid."""
        super().clean()  # type: ignore[misc]
        ticked, others = self.cleaned_data.pop(self.languages_field, None), self.cleaned_data.pop(self.others, None)
        if ticked is not None and others is not None:
            names = languages_in(as_text([*ticked, others]))
            common, free = [name for name in COMMON if name in names], [name for name in names if name not in COMMON]
            self.cleaned_data[self.languages_field] = as_text([*common, *free])
        return self.cleaned_data
