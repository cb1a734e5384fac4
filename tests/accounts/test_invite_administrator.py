import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.models import User
from accounts.permissions import Permission

pytestmark = pytest.mark.django_db


def test_the_first_administrator_is_invited_by_a_command(capsys):
    call_command("invite_administrator", "ada@example.org", "Ada Nkemelu")
    assert User.objects.get(email="ada@example.org").can(Permission.MANAGE_ACCOUNTS)
    assert mail.outbox[0].to == ["ada@example.org"]


def test_it_says_what_is_wrong(cast):
    with pytest.raises(CommandError, match="already has an account"):
        call_command("invite_administrator", cast.lead.email, "Lena")
