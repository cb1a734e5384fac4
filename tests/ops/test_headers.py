"""What every kind of answer tells the browser to refuse."""

import pytest
from django.test import Client

from tests.test_settings import start

pytestmark = pytest.mark.django_db
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}
ANSWERS = {
    "page": ("/help/", 200),
    "signing in": ("/accounts/login/", 200),
    "redirect": ("/settings", 301),
    "to sign in": ("/settings/", 302),
    "not found": ("/nowhere/", 404),
    "health": ("/healthz/", 200),
    "static file": ("/static/nhsuk/images/favicon.svg", 200),
    "wrong method": ("/keep-alive/", 302),
}


@pytest.fixture
def production(settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    return Client(raise_request_exception=False, headers={"X-Forwarded-Proto": "https"})


def assert_guarded(answer, csp=True):
    assert {name: answer.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in answer["Permissions-Policy"]
    if csp:
        policy = answer["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "*" not in policy


@pytest.mark.parametrize(("path", "status"), ANSWERS.values(), ids=list(ANSWERS))
def test_every_kind_of_answer_is_guarded(production, path, status):
    answer = production.get(path)
    assert answer.status_code == status
    assert_guarded(answer, csp=not path.startswith("/static/"))
    answer.close()


def test_a_refusal_is_guarded(production, cast):
    production.force_login(cast.worker)
    answer = production.get("/users/")
    assert answer.status_code == 403
    assert_guarded(answer)


def test_a_failure_is_guarded(production, monkeypatch):
    monkeypatch.setattr("peersupport.health.ask_broker", lambda: 1 / 0)
    answer = production.get("/healthz/")
    assert answer.status_code == 500
    assert_guarded(answer)


@pytest.mark.parametrize("path", ["/", "/settings/", "/referrals/", "/referrals/export/", "/nowhere/", "/users/"])
def test_what_somebody_signed_in_was_shown_is_stored_nowhere(production, cast, path):
    production.force_login(cast.lead)
    answer = production.get(path)
    assert "no-store" in answer["Cache-Control"]
    assert_guarded(answer)


def test_a_wrong_host_is_refused_and_guarded(production):
    answer = production.get("/help/", headers={"Host": "evil.example.com"})
    assert answer.status_code == 400
    assert_guarded(answer)


def test_cookies_stay_with_this_host_and_away_from_scripts():
    words = ("SESSION_COOKIE", "CSRF_COOKIE")
    shown = "; ".join(
        f"print(settings.{name}_NAME, getattr(settings, '{name}_SECURE'), getattr(django, '{name}_HTTPONLY'))"
        for name in words
    )
    done = start(
        "-c",
        f"from peersupport import settings; from django.conf import settings as django; {shown}",
        DJANGO_SETTINGS_MODULE="peersupport.settings",
    )
    assert done.stdout.splitlines() == ["__Host-sessionid True True", "__Host-csrftoken True True"]


def test_cookies_of_a_session_are_for_our_own_pages_only(client, cast):
    client.post("/accounts/login/", {"login": cast.lead.email, "password": "demo-peer-support-1"})
    for cookie in client.cookies.values():
        assert cookie["samesite"] == "Lax" and cookie["path"] == "/" and not cookie["domain"], cookie.key
