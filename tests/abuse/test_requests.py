"""Requests that no browser makes."""

import pytest
from django.test import Client, RequestFactory

from peersupport.wsgi import application
from tests.abuse.strategies import URL_ENCODED
from tests.access.visiting import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
HOSTS = ["evil.example.com", "testserver.evil.com", "testserver@evil.com", "a@b", "<script>", "a b", "[::1", "\x00"]
QUERIES = ["", "?page=1", "?%ff=%fe%00", "?a&b=&=c&&%", "?" + "a=1&" * 2000]


@pytest.mark.parametrize("query", QUERIES, ids=len)
def test_a_raw_query_string_does_no_harm(query, world):
    client = client_of(world, "lead")
    for address in ["/", "/referrals/", "/workers/"]:
        assert client.get(f"{address}{query}").status_code in {200, 400}


@pytest.mark.parametrize("letters", ["hex", "utf-7", "undefined", "idna", "utf-16", "nonsense", '"hex"', "utf-8"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain; Charset=hex", URL_ENCODED])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_request_is_read_as_utf_8(method, kind, letters):
    """Called as the web server calls it: Django reads the encoding before anything of ours sees the request."""
    environ = RequestFactory().generic(method, "/accounts/login/", b"login=a", query_params={"page": "é"}).environ
    environ["CONTENT_TYPE"] = f"{kind}; charset={letters}"
    answered = []
    b"".join(application(environ, lambda status, headers: answered.append(status)))
    assert answered[0][:3] in ("200", "403")


@pytest.mark.parametrize("host", HOSTS)
def test_a_strange_host_is_refused(host, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    for address in ["/accounts/login/", "/accounts/password/reset/", "/healthz/", "/nowhere/"]:
        answer = Client().get(address, HTTP_HOST=host)
        assert answer.status_code == 400, address
        assert "evil" not in answer.text
