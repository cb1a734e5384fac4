"""Languages that were typed as one text become lists."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_texts_of_before_are_tidied(cast):
    person, worker = PersonFactory(language="bsl and Twi"), cast.worker_profile
    worker.languages = "english, Sandawe / panjabi"
    worker.save()
    for app, name in (("referrals", "0003_languages"), ("workers", "0002_languages")):
        import_module(f"{app}.migrations.{name}").tidy(apps, None)
    person.refresh_from_db()
    worker.refresh_from_db()
    assert person.language == "British Sign Language, Twi"
    assert worker.languages == "English, Sandawe, Punjabi"
