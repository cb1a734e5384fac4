import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client

from tests.accounts.signing_in import code_of, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_demo")]


def test_without_a_second_factor_every_page_leads_to_setting_it_up(client, cast):
    sign_in(client, cast.admin)
    for path in ["/", "/users/", "/settings/", "/notices/", "/lists/", "/accounts/2fa/", "/autosave/"]:
        assert client.get(path).url == "/accounts/2fa/totp/activate/", path


def test_a_post_does_not_get_past_it_either(client, cast):
    sign_in(client, cast.admin)
    answer = client.post(f"/users/{cast.worker.pk}/deactivate/")
    assert answer.url == "/accounts/2fa/totp/activate/"
    cast.worker.refresh_from_db()
    assert cast.worker.is_active


def test_setting_it_up_opens_everything_and_gives_recovery_codes(client, monkeypatch):
    user = UserFactory()
    page = sign_in(client, user)
    assert 'aria-label="QR code' in page.text
    secret = page.context["form"].secret
    monkeypatch.setattr("django.db.transaction.on_commit", lambda told: told())
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)}, follow=True)
    assert "Your recovery codes" in answer.text
    assert len(answer.context["unused_codes"]) == 10
    assert client.get("/settings/").status_code == 200
    assert mail.outbox[0].subject == "Your second factor is on"


def test_a_wrong_code_is_refused_next_to_its_field(client):
    sign_in(client, UserFactory())
    answer = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert 'href="#id_code"' in answer.text
    assert not Authenticator.objects.exists()


def test_the_password_alone_does_not_sign_in(client, enrolled):
    page = sign_in(client, enrolled)
    assert "Enter your code" in page.text
    assert "_auth_user_id" not in client.session
    assert client.get("/settings/").status_code == 302


def test_the_code_signs_in_and_leads_to_the_page_asked_for(client, enrolled):
    client.post("/accounts/login/?next=/notices/", {"login": enrolled.email, "password": PASSWORD})
    code = code_of(enrolled.secret)
    answer = client.post("/accounts/2fa/authenticate/", {"code": f"{code[:3]} {code[3:]}"})
    assert answer.url == "/notices/"
    assert client.get("/settings/").status_code == 200


def test_a_recovery_code_signs_in_once(client, enrolled):
    codes = RecoveryCodes.activate(enrolled)
    code = codes.get_unused_codes()[0]
    sign_in(client, enrolled)
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302
    client.post("/accounts/logout/")
    sign_in(client, enrolled)
    assert "This code is not right" in client.post("/accounts/2fa/authenticate/", {"code": code}).text


def test_turning_it_off_leads_back_to_setting_it_up(client, enrolled):
    sign_in(client, enrolled)
    client.post("/accounts/2fa/authenticate/", {"code": code_of(enrolled.secret)})
    client.post("/accounts/2fa/totp/deactivate/")
    assert client.get("/").url == "/accounts/2fa/totp/activate/"


def test_demo_does_not_ask_for_it(client, settings):
    settings.DEMO = True
    sign_in(client, UserFactory())
    assert client.get("/settings/").status_code == 200


def test_guessing_codes_is_slowed_down(client, enrolled):
    sign_in(client, enrolled)
    for _ in range(5):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    client.post("/accounts/2fa/authenticate/", {"code": code_of(enrolled.secret)})
    assert "_auth_user_id" not in client.session


def test_a_code_that_somebody_looked_over_a_shoulder_for_works_once(client, enrolled):
    code = code_of(enrolled.secret)
    for browser, expected in ((client, 302), (Client(), 200)):
        sign_in(browser, enrolled)
        assert browser.post("/accounts/2fa/authenticate/", {"code": code}).status_code == expected
