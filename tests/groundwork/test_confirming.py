"""What could take over an account asks who is there, unless they have just said so."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
ASKED = "/accounts/reauthenticate/"


def confirm(client, answer, password=PASSWORD):
    return client.post(answer.url, {"password": password})


@pytest.fixture
def admin(sign_in, cast):
    """Somebody who signed in longer ago than counts."""
    return sign_in(cast.admin)


def test_changing_an_address_asks_for_the_password_and_then_happens(admin, cast):
    address = reverse("accounts:edit_user", args=[cast.lead.pk])
    answer = admin.post(address, {"name": "Lena Fairweather", "email": "lena@example.org"})
    assert answer.url.startswith(ASKED)
    cast.lead.refresh_from_db()
    assert cast.lead.email != "lena@example.org"
    assert confirm(admin, answer, "not the password").status_code == 200
    assert confirm(admin, answer).url == cast.lead.get_absolute_url()
    cast.lead.refresh_from_db()
    assert cast.lead.email == "lena@example.org"


def test_changing_a_name_asks_nothing(admin, cast):
    address = reverse("accounts:edit_user", args=[cast.lead.pk])
    answer = admin.post(address, {"name": "Lena Fairweather", "email": cast.lead.email})
    assert answer.url == cast.lead.get_absolute_url()


def test_who_confirmed_minutes_ago_is_not_asked_again(admin, cast):
    address = reverse("accounts:reset_second_factor", args=[cast.lead.pk])
    because = {"reason": "Lost their phone; asked me in the office."}
    answer = admin.post(address, because)
    assert answer.url.startswith(ASKED)
    confirm(admin, answer)
    assert admin.post(address, because).url == cast.lead.get_absolute_url()


def test_who_may_not_do_it_is_not_asked(sign_in, cast):
    assert sign_in(cast.lead).post(
        reverse("accounts:edit_user", args=[cast.worker.pk]), {"email": "a@example.org"}
    ).status_code in (403, 404)


def test_ending_other_sessions_asks_too(admin):
    assert admin.post("/accounts/sessions/").url.startswith(ASKED)
    assert admin.get("/accounts/sessions/").status_code == 200
