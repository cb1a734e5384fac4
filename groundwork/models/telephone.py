from typing import Any

from django.core.exceptions import ValidationError
from phonenumber_field.modelfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from groundwork.fields import TelephoneField as TelephoneFormField
from groundwork.numbers import rings


def validate_telephone(number: Any) -> None:
    if isinstance(number, PhoneNumber) and not rings(number):
        raise ValidationError("Enter a telephone number, like 020 7946 0018", code="invalid")


class TelephoneField(PhoneNumberField):
    """A telephone number, kept as +442079460018, or with its extension as +442079460018;ext=214."""

    default_validators = [validate_telephone]

    def get_prep_value(self, value: Any) -> Any:
        number = self.to_python(value)
        if not isinstance(number, PhoneNumber) or not number.country_code:
            return super().get_prep_value(value)
        return f"{number.as_e164};ext={number.extension}" if number.extension else number.as_e164

    def formfield(self, form_class: Any = None, **kwargs: Any) -> Any:
        kwargs.pop("choices_form_class", None)
        return super(PhoneNumberField, self).formfield(form_class=form_class or TelephoneFormField, **kwargs)
