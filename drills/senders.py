"""Who sends too much, too little or too slowly: written to the socket, as no library would send it."""

import socket
from contextlib import ExitStack, contextmanager, suppress
from itertools import repeat

BLOCK = 64 * 1024
BOUNDARY = "mark"
PART = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=".encode()
SECONDS = 60

# How the content is described, how it begins, and what comes again and again until there is enough.
BODIES = {
    "a form": ("Content-Type: application/x-www-form-urlencoded", b"login=", b"a"),
    "a form of many fields": ("Content-Type: application/x-www-form-urlencoded", b"a=1", b"&a=1"),
    "a file": (
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
        PART + b'"file"; filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\n',
        b"a",
    ),
    "many small files": (
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
        b"",
        PART + b'"a"; filename="a"\r\n\r\na\r\n',
    ),
    "many small parts": (f"Content-Type: multipart/form-data; boundary={BOUNDARY}", b"", PART + b'"a"\r\n\r\na\r\n'),
    "parts without their boundary": ("Content-Type: multipart/form-data; boundary=;=", b"", b"--\r\n"),
    "JSON": ("Content-Type: application/json", b'{"a": "', b"a"),
    "nothing said": ("X-Nothing: said", b"", b"\x00\xff"),
    "said to be compressed": ("Content-Type: text/plain\r\nContent-Encoding: gzip", b"\x1f\x8b", b"a"),
}
CHUNKED = "in chunks, without a length"


def head(method, path, *lines):
    words = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "X-Forwarded-Proto: https", *lines]
    return "\r\n".join([*words, "", ""]).encode("latin-1")


def send_body(port, path, kind, size):
    """Send so many bytes as a body of this kind, until the answer or the end; its status, or None where none came."""
    described, beginning, again = BODIES.get(kind, BODIES["a file"])
    length = "Transfer-Encoding: chunked" if kind == CHUNKED else f"Content-Length: {size}"
    with connected(port) as sending:
        sending.sendall(head("POST", path, described, length))
        with suppress(OSError):
            for block in blocks(beginning, again, size):
                sending.sendall(b"%x\r\n%b\r\n" % (len(block), block) if kind == CHUNKED else block)
        return status_of(sending)


def blocks(beginning, again, size):
    """The body in pieces, so that nobody here holds all of it."""
    yield beginning
    block = again * (BLOCK // len(again))
    yield from repeat(block, size // len(block))
    yield again * ((size - len(beginning)) % len(block))


def send_head(port, path, *lines, method="GET"):
    """Send a request without a body; the status of its answer, or None where the connection ended without one."""
    with connected(port) as sending:
        with suppress(OSError):
            sending.sendall(head(method, path, *lines))
        return status_of(sending)


def status_of(connection):
    with suppress(OSError):
        words = connection.recv(BLOCK).split(maxsplit=2)
        return int(words[1]) if len(words) > 1 else None
    return None


@contextmanager
def connected(port, room=None):
    """A connection; `room` bytes is all that its receiver takes before it reads."""
    with socket.socket() as connection:
        if room:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        connection.settimeout(SECONDS)
        connection.connect(("127.0.0.1", port))
        yield connection


# What is sent on a connection that is then held, and how much of the answer it takes.
HELD = {
    "nothing": (b"", None),
    "half a header": (b"GET /help/ HTTP/1.1\r\nHost: 127.0", None),
    "half a body": (head("POST", "/accounts/login/", BODIES["a form"][0], "Content-Length: 1000") + b"login=a", None),
    "half a chunk": (head("POST", "/accounts/login/", "Transfer-Encoding: chunked") + b"ff\r\na", None),
    "a question, and then nothing": (head("GET", "/help/"), None),
    "questions whose answers nobody reads": (head("GET", "/static/build/app.css") * 40, 1024),
}


@contextmanager
def held(port, kind, number):
    """So many connections of a kind of `HELD` while the block runs."""
    sent, room = HELD[kind]
    with ExitStack() as stack:
        for _ in range(number):
            connection = stack.enter_context(connected(port, room))
            connection.sendall(sent)
        yield
