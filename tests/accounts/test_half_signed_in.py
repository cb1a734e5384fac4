"""Nobody gets anywhere on a password alone, whatever address they try."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.middleware import WITHOUT_SECOND_FACTOR
from tests.access.expected import ROWS
from tests.access.visiting import address_of, answer_to, client_of
from tests.accounts.signing_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_demo")]
WHERE_THE_CODE_IS_ASKED = {"account_login", "mfa_authenticate"}
SET_UP = "/accounts/2fa/totp/activate/"


def test_between_password_and_code_one_is_a_stranger_everywhere(world, client, enrolled):
    sign_in(client, enrolled)
    stranger, wrong = Client(raise_request_exception=False), []
    client.raise_request_exception = False
    for row in ROWS:
        address = address_of(row, world)
        for method in ("get", "post"):
            answers = answer_to(client, method, address), answer_to(stranger, method, address)
            if answers[0] != answers[1] and row.name not in WHERE_THE_CODE_IS_ASKED:
                wrong.append((method, address, *answers))
    assert wrong == []
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("visitor", ["lead", "admin"])
def test_without_a_factor_every_address_leads_to_setting_one_up(world, visitor):
    wrong = []
    for row in ROWS:
        address = address_of(row, world)
        for method in ("get", "post"):
            with transaction.atomic():
                answer = getattr(client_of(world, visitor), method)(address)
                transaction.set_rollback(True)
            if row.name not in WITHOUT_SECOND_FACTOR and getattr(answer, "url", None) != SET_UP:
                wrong.append((method, address, answer.status_code))
    assert wrong == []


def test_the_pages_open_without_a_factor_are_no_more_than_these():
    assert {reverse(name) for name in WITHOUT_SECOND_FACTOR} == {
        "/accessibility/",
        "/accounts/2fa/totp/activate/",
        "/accounts/logout/",
        "/accounts/reauthenticate/",
        "/cookies/",
        "/healthz/",
        "/help/",
        "/keep-alive/",
        "/privacy/",
    }
