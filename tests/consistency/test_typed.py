"""What nobody sees is no answer, in any form."""

import pytest
from django import forms
from django.db import transaction

from crispy_nhsuk.forms import NHSFormMixin
from tests.abuse.places import FORMS, form_of
from tests.consistency.filling import sensible_answers

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
INVISIBLE = "\u200b\u00a0\ufeff"


@pytest.mark.parametrize("place", FORMS, ids=str)
def test_text_of_nothing_visible_is_no_answer(place, world):
    client, address = place.client(world), place.address(world)
    form = form_of(client.get(address))
    boxes = text_boxes(form)
    sent = sensible_answers(form) | dict.fromkeys(map(form.add_prefix, boxes), INVISIBLE)
    with transaction.atomic():
        answer = client.get(address, sent) if getattr(form, "form_method", "") == "get" else client.post(address, sent)
        transaction.set_rollback(True)
    assert answer.status_code in (200, 302)
    required = [name for name in boxes if form.fields[name].required and not depends(form, name)]
    if answer.status_code == 302:
        assert not required or "reauthenticate" in answer["Location"]
        return
    answered = form_of(answer)
    assert not [name for name in required if name not in answered.errors]
    assert not [name for name in boxes if answered.cleaned_data.get(name)]


def text_boxes(form):
    kinds, not_ours = forms.TextInput | forms.Textarea, forms.PasswordInput | forms.HiddenInput
    return [
        name
        for name, field in form.fields.items()
        if isinstance(field.widget, kinds) and not isinstance(field.widget, not_ours) and not field.disabled
    ]


def depends(form, name):
    """Whether an answer is needed only with some other."""
    return isinstance(form, NHSFormMixin) and any(name in conditional.names for conditional in form.conditionals)
