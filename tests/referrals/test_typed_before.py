"""What was typed before there were cleaners is kept as it is typed now."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from referrals.models import Person
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_languages_in_one_text_become_a_list(cast):
    person, worker = PersonFactory(language="bsl and Twi"), cast.worker_profile
    worker.languages = "english, Sandawe / panjabi"
    worker.save()
    for app, name in (("referrals", "0010_languages"), ("workers", "0004_languages")):
        import_module(f"{app}.migrations.{name}").tidy(apps, None)
    person.refresh_from_db()
    worker.refresh_from_db()
    assert person.language == "British Sign Language, Twi"
    assert worker.languages == "English, Sandawe, Punjabi"


def test_telephone_numbers_are_kept_alike(cast):
    person = PersonFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE referrals_person SET phone = '07700 900088' WHERE id = %s", [person.pk])
    import_module("referrals.migrations.0003_typed").keep_alike(apps, None)
    assert Person.objects.filter(pk=person.pk, phone="+447700900088").exists()
