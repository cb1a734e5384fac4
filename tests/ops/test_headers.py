"""What every kind of answer tells the browser to refuse."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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


def assert_guarded(answer):
    assert {name: answer.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in answer["Permissions-Policy"]
    policy = answer["Content-Security-Policy"]
    for directive in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert directive in policy
    assert "unsafe" not in policy and "*" not in policy


@pytest.mark.parametrize(("path", "status"), ANSWERS.values(), ids=list(ANSWERS))
def test_every_kind_of_answer_is_guarded(production, path, status):
    answer = production.get(path)
    assert answer.status_code == status
    assert_guarded(answer)
    answer.close()


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "MADEUP"])
@pytest.mark.parametrize("path", ["/help/", "/accounts/login/", "/healthz/", "/static/nhsuk/images/favicon.svg"])
def test_a_method_that_nothing_needs_is_refused(production, method, path):
    answer = production.generic(method, path)
    assert answer.status_code == 405
    assert_guarded(answer)


def test_folders_are_not_listed(production):
    assert [production.get(path).status_code for path in ("/static/", "/static/nhsuk/", "/.git/config")] == [404] * 3


def test_what_is_answered_says_what_it_is(production, cast):
    production.force_login(cast.lead)
    kinds = {
        path: production.get(path)["Content-Type"] for path in ("/", "/referrals/export/", "/nowhere/", "/healthz/")
    }
    assert kinds == {
        "/": "text/html; charset=utf-8",
        "/referrals/export/": "text/csv; charset=utf-8",
        "/nowhere/": "text/html; charset=utf-8",
        "/healthz/": "application/json",
    }


def test_other_sites_may_read_nothing(production, cast):
    production.force_login(cast.lead)
    for path in ("/", "/healthz/", "/help/"):
        assert "Access-Control-Allow-Origin" not in production.get(path, headers={"Origin": "https://evil.example.com"})


def test_signing_out_clears_the_browser(production, cast):
    production.force_login(cast.lead)
    assert "Clear-Site-Data" not in production.get("/")
    assert production.post("/accounts/logout/")["Clear-Site-Data"] == '"cache", "storage"'


def test_a_file_that_no_form_asks_for_is_not_kept(rf):
    request = rf.post("/", {"file": SimpleUploadedFile("large.bin", b"x" * 3_000_000), "name": "Ada"})
    assert request.POST["name"] == "Ada"
    assert not request.FILES


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
