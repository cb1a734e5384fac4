import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.database import as_owner

pytestmark = pytest.mark.django_db


def test_a_database_of_an_earlier_version_is_told_in_a_sentence():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE accounts_notice (id uuid)")
        with pytest.raises(CommandError, match=r"made by an earlier version(.|\s)*delete the folder var"):
            call_command("migrate", verbosity=0, skip_checks=False)


def test_a_database_of_this_version_is_brought_up_to_date():
    with as_owner():
        call_command("migrate", verbosity=0, skip_checks=False)
