"""Somebody with a browser: cookies and a watch."""

import re
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.floor import QUERIES

SIGN_IN = "/accounts/login/"
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


@dataclass(frozen=True)
class Answer:
    status: int
    milliseconds: float
    size: int
    queries: int
    text: str
    location: str = ""


class Visitor:
    """Reaches the server as the proxy in front of it does: plain HTTP that says it was HTTPS, a connection each."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self.cookies = {}

    def send(self, method, path, body=None):
        """One request, timed from opening the connection to the last byte of the answer."""
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Forwarded-Proto": "https",
            "Referer": f"https://{self.host}{path}",
            "Host": self.host,
        }
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        since = time.perf_counter()
        with closing(HTTPConnection(self.host, self.port, timeout=60)) as connection:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read()
        milliseconds = (time.perf_counter() - since) * 1000
        for header in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        queries, location = int(response.headers.get(QUERIES, 0)), response.headers.get("Location", "")
        text = content.decode(errors="replace")
        return Answer(response.status, milliseconds, len(content), queries, text, location)

    def get(self, path):
        """The page at `path`; anything but a page ends the benchmark, which would otherwise time refusals."""
        answer = self.send("GET", path)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}, so there is nothing to measure.")
        return answer

    def hidden(self, path):
        """What the form at `path` carries unseen: its token, its number and the like."""
        return dict(HIDDEN.findall(self.get(path).text))

    def sign_in(self, email, password):
        fields = self.hidden(SIGN_IN) | {"login": email, "password": password}
        answer = self.send("POST", SIGN_IN, urlencode(fields))
        if answer.status != 302:
            raise SystemExit(f"{email} could not sign in: {answer.status}.")
        return self
