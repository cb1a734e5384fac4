"""One machine, installed as docs/operations.md says, and what its operator may rely on."""

import re
import time
from contextlib import ExitStack, closing

from drills.machines.browser import SITE, Browser, connected
from drills.machines.line import Line
from drills.machines.machine import OURS, Machine, call
from drills.machines.page import commands
from drills.machines.set_up import MAIL_PORT, SECRET, SETTINGS, UNITS, serves, set_up
from local.console import step
from local.mail_server import MailServer
from local.waiting import wait_until

ADMINISTRATOR, PASSWORD = "ada@example.org", "seven-herons-stood-there"
LINK = re.compile(r"https://peer-support\.example\.org(/\S+)")
STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')
GUARDS = (
    "Strict-Transport-Security",
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
)
FORGED = "198.51.100.66"
GUESSER, GUESS = "10.77.0.102", "wrong-for-certain"
SLOW = 50
NOTICE = """
from accounts.models import User
from notices.kinds import KINDS
from notices.ledger import notify
from django.utils import timezone
from uuid import uuid4
kind = next(kind for kind in KINDS.values() if not kind.asks)
notify(kind, recipients=[User.objects.get()], thing=uuid4(), label="PS-TEST", path="/", due_on=timezone.localdate())
"""


class Letters(MailServer):
    """Keeps what it accepted, to be read."""

    def __init__(self, port):
        self.texts = []
        super().__init__(port, host=OURS)

    def accept(self, message):
        super().accept(message)
        self.texts.append(message.decode())


def install(folder, base):
    """A line for each thing that the page promises."""
    with Letters(MAIL_PORT) as mail, Machine(folder, base, 1) as machine:
        with step("Install on an empty machine by the commands of the page"):
            prepared = set_up(machine)
        yield Line(
            "the page's commands on an empty Debian 12",
            "each succeeds; check --deploy warns of nothing",
            machine.run("psql --version; redis-server --version; nginx -v 2>&1").replace("\n", ", ")[:120],
            "The invitation is sent." in prepared,
        )
        for check in (units, accepts, tells, passes_on, refuses, waits, serves_files, comes_back, pooled, stops):
            with step(f"Try: {check.__doc__.splitlines()[0]}"):
                yield from check(machine, mail)
        keep(machine, installed(folder))


def installed(folder):
    """The layer of the machine as it was left, for drills that come afterwards."""
    return folder / "installed"


def keep(machine, place):
    machine.run("systemctl stop postgresql redis-server nginx pgbouncer")
    call("cp", "-a", machine.folder / "upper", place)


def units(machine, mail):
    """The unit files are in order and harden what they start."""
    names = UNITS.split()
    verified = machine.tried(f"systemd-analyze verify {' '.join(f'{name}.service' for name in names)}")
    said = (verified.stdout + verified.stderr).strip()
    exposure = [
        machine.tried(f"systemd-analyze security {name}.service | tail -1").stdout.strip(" →\n") for name in names
    ]
    users = machine.run("ps -eo user:20,args | grep '[/]srv/peersupport/.venv' | cut -d' ' -f1 | sort -u").split()
    yield Line(
        "systemd-analyze verify and security",
        "no complaint; nothing runs as root",
        f"{said or 'no complaint'}; {'; '.join(exposure)}; runs as {', '.join(users)}",
        not verified.returncode and not said and users == ["peersupport"],
    )


def accepts(machine, mail):
    """The administrator's invitation comes by mail, and they sign in through the proxy."""
    wait_until(lambda: mail.texts, "The invitation was not sent.", 30)
    browser = Browser(machine)
    path = LINK.search(mail.texts[0].replace("=\r\n", "").replace("=3D", "="))[1]
    browser.send(path, password1=PASSWORD, password2=PASSWORD)
    other = Browser(machine)
    page, path = other.send("/accounts/login/", login=ADMINISTRATOR, password=PASSWORD)
    yield Line(
        "an invitation opened, a password set, signing in on another browser through nginx",
        "they are let in as far as the second factor, which they have to set up",
        f"answer {page.status} at {path}",
        page.status == 200 and "2fa" in path,
    )


def tells(machine, mail):
    """A notice goes from the database by beat, Redis and the worker to the mail server."""
    before = len(mail.texts)
    machine.run(f"{SETTINGS} .venv/bin/python manage.py shell <<'E'{NOTICE}E\n")
    took = wait_until(lambda: len(mail.texts) > before, "No notice came by mail.", 150)
    yield Line("a notice that is due", "its email within two minutes", f"after {took:.0f} s", took < 120)


def passes_on(machine, mail):
    """Host and address arrive as they are, whatever the browser says."""
    Browser(machine, GUESSER).send("/accounts/login/", login=ADMINISTRATOR, password=GUESS)
    forger = Browser(machine, GUESSER)
    page = forger.ask("GET", "/accounts/login/", X_Forwarded_For=FORGED, X_Real_IP=FORGED, X_Forwarded_Proto="http")
    fields = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page.text))
    forger.ask(
        "POST",
        "/accounts/login/",
        fields | {"login": ADMINISTRATOR, "password": GUESS},
        X_Forwarded_For=FORGED,
        X_Real_IP=FORGED,
        X_Forwarded_Host="evil.example.org",
    )
    lines = machine.run("journalctl -u peersupport-web --no-pager | grep accounts.sign_in")
    yield Line(
        "wrong passwords from one address, with X-Forwarded-For, -Proto and -Host made up",
        "the log names the person's own address and throttling goes by it",
        f"{lines.count(GUESSER)} lines with their address, {lines.count(FORGED)} with the made-up one",
        lines.count(GUESSER) >= 2 and FORGED not in lines and page.status == 200,
    )
    redirect = Browser(machine).ask("GET", "/accounts/login/?a=b", port=80)
    strangers = [port for port in (80, 443) if not silent(machine, port)]
    yield Line(
        "plain HTTP, and another host's name",
        "led to HTTPS; another name gets no answer",
        f"{redirect.status} {redirect.headers['Location']}; answered another name on {strangers or 'no port'}",
        redirect.status == 301
        and redirect.headers["Location"] == f"https://{SITE}/accounts/login/?a=b"
        and not strangers,
    )


def silent(machine, port):
    """Whether somebody who asks for a name of their own gets no answer there."""
    try:
        with closing(connected(machine, port, host="evil.example.org")) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: evil.example.org\r\n\r\n")
            return not connection.recv(1000)
    except OSError:
        return True


def refuses(machine, mail):
    """What is too large never reaches the application, and the proxy's own answers are guarded."""
    browser = Browser(machine)
    large = browser.ask("POST", "/accounts/login/", body=b"x" * 6_000_000)
    machine.run("systemctl stop peersupport-web")
    away = browser.ask("GET", "/accounts/login/")
    machine.run("systemctl start peersupport-web")
    wait_until(lambda: serves(machine), "The web did not come back.", 60)
    answers = [large, away, browser.ask("GET", "/accounts/login/"), browser.ask("GET", "/x", port=80)]
    bare = [
        f"{name} of {answer.status}"
        for answer in answers
        for name in GUARDS
        if len(answer.headers.get_all(name, [])) != 1
    ]
    yield Line(
        "6 MB posted; the web stopped; a page; plain HTTP",
        "413, 502, 200, 301, each with each security header once",
        ", ".join(str(answer.status) for answer in answers) + (f"; not once: {bare}" if bare else ""),
        [answer.status for answer in answers] == [413, 502, 200, 301] and not bare,
    )


def waits(machine, mail):
    """Half requests hold connections of nginx and no thread of the application."""
    with ExitStack() as stack:
        for number in range(SLOW):
            connection = stack.enter_context(closing(connected(machine)))
            body = "Content-Length: 900000\r\n\r\nlogin=" if number % 2 else "X-Half: "
            connection.sendall(f"POST /accounts/login/ HTTP/1.1\r\nHost: {SITE}\r\n{body}".encode())
        time.sleep(2)
        reached = int(machine.run("ss -Htn state established '( sport = :8000 )' | wc -l"))
        since = time.monotonic()
        answer = Browser(machine).ask("GET", "/accounts/login/")
        took = time.monotonic() - since
    yield Line(
        f"{SLOW} connections with half a header or half a body",
        "none reaches gunicorn; pages answer as before",
        f"{reached} connections at gunicorn, a page after {took:.2f} s ({answer.status})",
        reached == 0 and answer.status == 200,
    )


def serves_files(machine, mail):
    """Styles and the health page."""
    browser = Browser(machine)
    path = STATIC.search(browser.ask("GET", "/accounts/login/").text)[1]
    file, health = browser.ask("GET", path), browser.ask("GET", "/healthz/")
    yield Line(
        "a file of /static/, and /healthz/",
        "kept for a year; database and broker ok",
        f"{file.status}, {file.headers['Cache-Control']}; {health.status} {health.text}",
        file.status == 200 and "immutable" in file.headers["Cache-Control"] and health.status == 200,
    )


def comes_back(machine, mail):
    """Each program killed with -9 is started again by systemd."""
    machine.run(f"systemctl kill --kill-who=main --signal=KILL {UNITS}")
    since = time.monotonic()
    wait_until(lambda: machine.tried(f"systemctl is-active {UNITS}").returncode == 0, "A unit stays down.", 60)
    wait_until(lambda: serves(machine), "The web did not come back.", 60)
    yield Line(
        "web, worker and beat killed with -9",
        "systemd starts them again",
        f"serving after {time.monotonic() - since:.1f} s",
        True,
    )


def pooled(machine, mail):
    """PgBouncer in transaction mode between the application and PostgreSQL."""
    machine.run("cd /srv/peersupport\n" + commands("Connections", SECRET))
    wait_until(lambda: serves(machine), "The service does not answer through PgBouncer.", 60)
    checked = machine.run(
        f"{SETTINGS} .venv/bin/python manage.py check --deploy --database default --fail-level WARNING 2>&1"
    )
    page, path = Browser(machine).send("/accounts/login/", login=ADMINISTRATOR, password=PASSWORD)
    yield Line(
        "PgBouncer in transaction mode, as the page sets it up",
        "signing in and check --deploy as before",
        f"answer {page.status} at {path}; {checked.strip().splitlines()[-1]}",
        page.status == 200 and "2fa" in path,
    )
    yield from tells(machine, mail)


def stops(machine, mail):
    """All of them stop in good order, and none has complained."""
    since = time.monotonic()
    machine.run(f"systemctl stop {UNITS}")
    took = time.monotonic() - since
    results = machine.run(f"systemctl show --property=Id --property=Result {UNITS}").split()
    complaints = machine.tried(
        "journalctl -u 'peersupport-*' --no-pager | grep -E ' (ERROR|CRITICAL) |Traceback|denied' | head -3"
    ).stdout.strip()
    yield Line(
        "systemctl stop",
        "within 90 s, nothing killed, no error in the log",
        f"{took:.1f} s; {' '.join(results)}; {complaints or 'no error'}",
        results.count("Result=success") == len(UNITS.split()) and not complaints,
    )
