"""Who sends too much, too little or too slowly to the real web server fills neither its memory nor its threads."""

import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import pytest
from django.conf import settings

from bench.memory import most_held
from bench.visitor import Visitor
from drills.senders import BODIES, CHUNKED, HELD, connected, head, held, send_body, send_head, status_of
from local import processes
from local.kept import free_port
from local.production import web_command
from local.waiting import wait_until
from tests.celery_worker import environment_of_worker

pytestmark = [pytest.mark.sweep, pytest.mark.django_db]
SIZE = 30_000_000
# What all of it may cost a process: less than one of these bodies. Most is needed where fifty read no answers, of
# each of which 256 KB wait in memory, the rest in a file: 19,700 were seen.
MOST_KILOBYTES = 25_000
STYLES = "/static/build/app.css"
ADDRESSES = ["/accounts/login/", "/", "/nowhere/", "/healthz/", STYLES]


class Web:
    """The web server with the product's configuration: one process of four threads."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        styles = folder / "static" / "build" / "app.css"
        styles.parent.mkdir(parents=True)
        shutil.copy(settings.BASE_DIR / "static" / "build" / "app.css", styles)
        self.environ = environment_of_worker(settings, folder) | {
            "DJANGO_SETTINGS_MODULE": "tests.quick_settings",
            "DEBUG": "0",
            "DEMO": "1",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": f"https://127.0.0.1:{self.port}",
            "STATIC_ROOT": str(folder / "static"),
            "DATA_DIR": str(folder),
            "WEB_CONCURRENCY": "1",
        }

    def __enter__(self):
        with (self.folder / "web.log").open("w") as log:
            self.process = processes.start(
                web_command(self.port), cwd=settings.BASE_DIR, env=self.environ, stdout=log, stderr=subprocess.STDOUT
            )
        wait_until(self.answers, "the web server does not answer")
        return self

    def __exit__(self, *_raised):
        processes.stop(self.process)

    def answers(self):
        with suppress(OSError):
            return self.get("/help/").status == 200

    def get(self, path):
        return Visitor("127.0.0.1", self.port).send("GET", path)

    def most_held(self):
        return most_held(self.process.pid)


@pytest.fixture(scope="module")
def web(django_db_setup, tmp_path_factory):
    with Web(tmp_path_factory.mktemp("web")) as running:
        for address in ADDRESSES:
            running.get(address)
            send_body(running.port, address, "a form", 1_000_000)
        yield running


@pytest.mark.parametrize("kind", [*BODIES, CHUNKED])
def test_nothing_too_large_is_read_whatever_it_is_and_wherever_it_goes(web, kind):
    before = web.most_held()
    answers = {address: send_body(web.port, address, kind, SIZE) for address in ADDRESSES}
    assert answers == dict.fromkeys(ADDRESSES, 413)
    assert web.most_held() - before < MOST_KILOBYTES


def test_many_such_senders_at_once_cost_no_more(web):
    before = web.most_held()
    with ThreadPoolExecutor(20) as senders:
        answers = [senders.submit(send_body, web.port, "/accounts/login/", "a file", SIZE) for _ in range(40)]
    assert {each.result() for each in answers} == {413}
    assert web.most_held() - before < MOST_KILOBYTES


def test_a_body_longer_than_it_claims_to_be_is_no_second_request(web):
    with connected(web.port) as sending:
        sending.sendall(head("POST", "/nowhere/", "Content-Length: 5") + b"a=1&b" + b"nothing of HTTP\r\n\r\n")
        answer = b""
        while block := sending.recv(65536):
            answer += block
    assert [line.split()[1] for line in answer.splitlines() if line.startswith(b"HTTP/")] == [b"404", b"400"]


@pytest.mark.parametrize("path", ["/accounts/login/", STYLES, "/nowhere/"])
def test_an_answer_to_head_is_its_headers_alone(web, path):
    with connected(web.port) as asking:
        asking.sendall(head("HEAD", path) + head("GET", "/nowhere/", "Connection: close"))
        answer = everything(asking)
    first, _, rest = answer.partition(b"\r\n\r\n")
    assert re.search(rb"\r\nContent-Length: [1-9]", first)
    assert rest.startswith(b"HTTP/1.1 404")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (head("GET", "/help/", "Expect: 100-continue"), b"200"),
        (head("POST", "/help/", "Expect: 100-continue", f"Content-Length: {SIZE}"), b"413"),
        (head("GET", "http://[/", "X: y"), b"400"),
        (head("GET", "/help/", f"Content-Length: {'1' * 5000}"), b"400"),
    ],
    ids=["continue without a body", "continue with too much", "no address", "no number"],
)
def test_what_need_not_be_waited_for_is_answered_at_once(web, asked, status):
    with connected(web.port) as asking:
        asking.settimeout(10)
        asking.sendall(asked)
        assert asking.recv(65536).split()[1] == status


@pytest.mark.parametrize(
    "body",
    [b"1\r\na\r\n" * 300_000, b"0" * 2_000_000, b"1;" + b"a" * 2_000_000, b"0\r\n" + b"a" * 2_000_000],
    ids=["chunks of one byte", "endless length", "endless extension", "endless trailer"],
)
def test_chunks_that_hold_little_cost_little(web, body):
    since, before = time.monotonic(), web.most_held()
    with ExitStack() as stack:
        sending = [stack.enter_context(connected(web.port)) for _ in range(20)]
        for each in sending:
            with suppress(OSError):
                each.sendall(head("POST", "/help/", "Transfer-Encoding: chunked") + body)
        assert {status_of(each) for each in sending} == {400}
    assert web.most_held() - before < MOST_KILOBYTES
    assert time.monotonic() - since < 30


def everything(connection):
    answer = b""
    while block := connection.recv(65536):
        answer += block
    return answer


def test_who_sends_too_much_reads_what_to_do(web):
    body = "name=" + "a" * 4_000_000
    answer = Visitor("127.0.0.1", web.port).send("POST", "/accounts/login/", body)
    assert answer.status == 413
    assert "Go back with your browser" in answer.text


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("/help/", [f"X-Long: {'a' * 100_000}"]),
        ("/help/", ["X-Many: a"] * 10_000),
        (f"/help/{'a' * 100_000}", []),
        (f"/help/?{'a=1&' * 30_000}", []),
        ("/help/", [f"Cookie: {'a=b; ' * 20_000}"]),
    ],
    ids=["header", "headers", "path", "query", "cookie"],
)
def test_a_header_too_long_is_refused(web, path, lines):
    before = web.most_held()
    assert send_head(web.port, path, *lines) in (400, 431)
    assert web.most_held() - before < MOST_KILOBYTES


@pytest.mark.parametrize("kind", HELD)
def test_fifty_who_keep_a_connection_keep_nobody_waiting(web, kind):
    before = web.most_held()
    with held(web.port, kind, 50):
        for _ in range(20):
            assert web.get("/accounts/login/").status == 200
    assert web.most_held() - before < MOST_KILOBYTES


def test_a_request_that_came_in_parts_is_answered(web):
    with connected(web.port) as sending:
        for part in (b"GET /he", b"lp/ HTTP/1.1\r\nHo", b"st: 127.0.0.1\r\nX-Forwarded-Proto: https\r\n", b"\r\n"):
            sending.sendall(part)
            assert web.get("/help/").status == 200
        assert status_of(sending) == 200


def test_what_was_asked_before_the_end_is_answered(web, tmp_path):
    with Web(tmp_path) as other, connected(other.port) as kept:
        kept.sendall(head("GET", "/help/"))
        assert status_of(kept) == 200
        other.process.terminate()
        assert other.process.wait(120) == 0
