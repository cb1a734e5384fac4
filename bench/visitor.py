"""Somebody with a browser: cookies and a watch."""

import json
import re
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.urls import resolve

from bench.filled import filled_form
from bench.floor import PIECES, PROCESSOR, QUERIES

SIGN_IN = "/accounts/login/"
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
TAGS = re.compile(r"<[^>]*>|\s+")


@dataclass(frozen=True)
class Request:
    """What a visitor asks for; `data` is posted, and without it the page is only read."""

    path: str
    data: dict | None = None


@dataclass(frozen=True)
class Answer:
    status: int
    milliseconds: float
    size: int
    queries: int
    text: str
    location: str = ""
    processor: float = 0
    # What PIECES lists, where it was asked for.
    pieces: tuple = ()

    @property
    def asks_to_sign_in(self):
        return self.status == 302 and self.location.startswith(SIGN_IN)

    @property
    def is_done(self):
        """Whether a posted form was taken: those who have to sign in first are led on as well, to no success."""
        return self.status == 302 and not self.asks_to_sign_in


class Visitor:
    """Reaches the server as the proxy in front of it does: plain HTTP that says it was HTTPS, a connection each.

    `done` counts what was posted and answered with success, by the name of its address. With `tells_pieces`, every
    answer lists its statements.
    """

    def __init__(self, host, port, tells_pieces=False):
        self.host, self.port = host, port
        self.extra = {PIECES: "please"} if tells_pieces else {}
        self.cookies, self.done = {}, Counter()

    def send(self, method, path, body=None):
        """One request, timed from opening the connection to the last byte of the answer."""
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Forwarded-Proto": "https",
            "Referer": f"https://{self.host}{path}",
            "Host": self.host,
            **self.extra,
        }
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        since = time.perf_counter()
        with closing(HTTPConnection(self.host, self.port, timeout=60)) as connection:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read()
        milliseconds = (time.perf_counter() - since) * 1000
        self.keep_cookies(response.headers.get_all("Set-Cookie", []))
        return Answer(
            response.status,
            milliseconds,
            len(content),
            int(response.headers.get(QUERIES, 0)),
            content.decode(errors="replace"),
            response.headers.get("Location", ""),
            float(response.headers.get(PROCESSOR, 0)),
            json.loads(response.headers.get(PIECES, "[]")),
        )

    def keep_cookies(self, headers):
        for header in headers:
            for name, morsel in SimpleCookie(header).items():
                self.cookies.pop(name, None)
                if morsel["max-age"] != "0":
                    self.cookies[name] = morsel.coded_value

    def ask(self, request):
        """The answer to a Request, which must succeed."""
        return self.get(request.path) if request.data is None else self.commit(request.path, request.data)

    def get(self, path):
        """The page at `path`; anything but a page ends the benchmark, which would otherwise time refusals."""
        answer = self.send("GET", path)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}, so there is nothing to measure.")
        return answer

    def commit(self, path, data):
        """Post a form that must be taken: one that is shown again ends the benchmark with what it says."""
        answer = self.send("POST", path, urlencode(data, doseq=True))
        if not answer.is_done:
            raise SystemExit(f"{path} did not take {data}: {answer.status}\n{words(answer.text)[:1500]}")
        self.done[resolve(path.partition("?")[0]).view_name] += 1
        return answer

    def form(self, path, **answers):
        """The Request that sends the form at `path` as it stands there, with these answers."""
        action, data = filled_form(self.get(path).text)
        return Request(action or path, data | answers)

    def hidden(self, path):
        """What the form at `path` carries unseen: its token, its number and the like."""
        return dict(HIDDEN.findall(self.get(path).text))

    def sign_in(self, email, password):
        fields = self.hidden(SIGN_IN) | {"login": email, "password": password}
        answer = self.send("POST", SIGN_IN, urlencode(fields))
        if answer.status != 302:
            raise SystemExit(f"{email} could not sign in: {answer.status}.")
        return self


def words(page):
    """What a page says, without its tags."""
    return TAGS.sub(" ", page.partition("<main")[2])
