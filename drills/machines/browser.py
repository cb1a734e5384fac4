"""Somebody at a browser on the machines' network, who speaks TLS and may come from any of our addresses."""

import re
import socket
import ssl
from contextlib import closing
from http.client import HTTPResponse
from urllib.parse import urlencode

SITE = "peer-support.example.org"
FIELD = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
SECONDS = 30


def connected(machine, port=443, source="10.77.0.101", host=SITE):
    """A connection to the machine's proxy from an address of ours; TLS where the port is 443."""
    plain = socket.create_connection((machine.address, port), SECONDS, source_address=(source, 0))
    if port != 443:
        return plain
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(plain, server_hostname=host)


class Browser:
    """Keeps its cookies from one request to the next."""

    def __init__(self, machine, source="10.77.0.101"):
        self.machine, self.source, self.cookies = machine, source, {}

    def ask(self, method, path, fields=None, *, port=443, body=b"", **headers):
        """The answer, with its text as `text`; `headers` are more of the request's."""
        body = urlencode(fields).encode() if fields else body
        said = {"Host": SITE, "Connection": "close", "Referer": f"https://{SITE}/", "Content-Length": len(body)}
        said |= {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        said |= {"Content-Type": "application/x-www-form-urlencoded"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items()), "", ""]
        with closing(connected(self.machine, port, self.source)) as connection:
            connection.sendall("\r\n".join(lines).encode() + body)
            answer = HTTPResponse(connection, method=method)
            answer.begin()
            answer.text = answer.read().decode(errors="replace")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def follow(self, method, path, fields=None):
        """The page at which a request ends, and its path."""
        answer = self.ask(method, path, fields)
        while answer.status in (301, 302, 303):
            path = answer.headers["Location"].removeprefix(f"https://{SITE}")
            answer = self.ask("GET", path)
        return answer, path

    def send(self, path, **fields):
        """Fill in the form at `path` and send it; the page at which that ends, and its path."""
        page, path = self.follow("GET", path)
        return self.follow("POST", path, dict(FIELD.findall(page.text)) | fields)
