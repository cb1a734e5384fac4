"""Two machines with web, worker and beat each, and one of them gone under load."""

from contextlib import ExitStack, contextmanager
from time import monotonic

from bench.visitor import SIGN_IN
from drills.ledger import compared, tell_all
from drills.load import Load
from drills.machines.browser import SITE
from drills.machines.install import installed
from drills.machines.line import Line
from drills.machines.machine import NETWORK, OURS, Machine
from drills.machines.set_up import MAIL_PORT, SETTINGS, UNITS, allow, run_units, set_up
from drills.reviews import OverdueReviews
from local.console import step
from local.mail_server import MailServer
from local.waiting import wait_until
from notices.models import Notice

FRONT, HTTP = f"{NETWORK}.11", 8080
WEB = (2, 3)
OPERATIONS, NOTICES = 400, 300
OPEN_TO_WEB = f"""
sudo -u postgres psql -c "ALTER SYSTEM SET listen_addresses = '*'"
echo "host peersupport peersupport_app {NETWORK}.0/24 scram-sha-256" >> /etc/postgresql/15/main/pg_hba.conf
sed -i 's/^bind .*/bind 0.0.0.0/; s/^protected-mode yes/protected-mode no/' /etc/redis/redis.conf
systemctl disable --now {UNITS} pgbouncer
systemctl restart postgresql redis-server nginx
"""
# Clients of a drill speak plain HTTP, and all of them come from one address.
NGINX = (
    (f"    listen 443 ssl;\n    server_name {SITE};", f"    listen {HTTP};\n    server_name {FRONT};"),
    ("    server 127.0.0.1:8000;", "\n".join(f"    server {NETWORK}.{number + 10}:8000;" for number in WEB)),
    ("rate=50r/s", "rate=500r/s"),
)


class OnMachines:
    """What drills of the web ask of a stage."""

    host = FRONT

    def __init__(self, mail):
        self.mail, self.operations = mail, OPERATIONS

    def port(self, _name):
        return HTTP


def two(folder, base):
    """A line for what was sent by people, and one for what was sent by mail."""
    with ExitStack() as stack:
        mail = stack.enter_context(MailServer(MAIL_PORT, host=OURS))
        front = stack.enter_context(front_of(folder, base))
        front.edit("/etc/nginx/sites-available/peersupport", *NGINX)
        front.run(OPEN_TO_WEB)
        settings = front.run("cat /etc/peersupport.env")
        with step("Start two machines with web, worker and beat"):
            machines = [stack.enter_context(Machine(folder, base, number)) for number in WEB]
            for machine in machines:
                serve(machine, settings)
            wait_until(lambda: all(answers(machine) for machine in machines), "The web does not answer.", 120)
        with step("Pull the plug of one of them under load"):
            yield from unplugged(OnMachines(mail), machines[0])


@contextmanager
def front_of(folder, base):
    """The database, the broker and the proxy: the machine that was installed before, or one made for this."""
    layers = f"{installed(folder)}:{base}" if installed(folder).exists() else base
    with Machine(folder, layers, 1) as front:
        if layers == base:
            with step("Install the database, the broker and the proxy on one machine"):
                set_up(front)
        yield front


def serve(machine, settings):
    """Only the units, with the database, the broker and the proxy on another machine."""
    machine.run("systemctl disable --now postgresql redis-server nginx pgbouncer")
    machine.write("/etc/peersupport.env", settings)
    machine.edit(
        "/etc/peersupport.env",
        ("@127.0.0.1:6432", "@127.0.0.1:5432"),
        ("@127.0.0.1:", f"@{FRONT}:"),
        ("redis://127.0.0.1", f"redis://{FRONT}"),
        (f"ALLOWED_HOSTS={SITE}", f"DEMO=1\nALLOWED_HOSTS={FRONT}"),
    )
    machine.edit("/srv/peersupport/deploy/systemd/peersupport-web.service", ("127.0.0.1:8000", "0.0.0.0:8000"))
    machine.run(f"{SETTINGS} .venv/bin/python manage.py collectstatic --no-input")
    allow(machine, f"{NETWORK}.0/24")
    run_units(machine)


def answers(machine):
    asked = f"curl -fs -H 'Host: {FRONT}' -H 'X-Forwarded-Proto: https' http://127.0.0.1:8000{SIGN_IN}"
    return machine.tried(asked).returncode == 0


def unplugged(stage, machine):
    # What the machine told while it was installed, another mail server had.
    Notice.objects.all().delete()
    due = OverdueReviews().make(NOTICES)
    with Load(stage) as load:
        load.wait_for(0.3)
        wait_until(lambda: stage.mail.accepted.total() >= due // 10, "Emails go out.", 300)
        since = monotonic()
        machine.pull_the_plug()
        recovered = load.recovered_after(since)
    people = load.result("", recovered)
    tell_all(stage, due, seconds=900)
    # People were told of the referrals, too.
    letters = compared("", stage, max(due, Notice.objects.count()))
    yield line(
        "eight people at work, one of two machines unplugged",
        people,
        f"the next success after {recovered:.1f} s; {people.remark}",
    )
    yield line(
        f"{due} emails due, two workers and two beats, one machine unplugged",
        letters,
        f"all told {monotonic() - since:.0f} s after it; {letters.remark}",
    )


def line(tried, result, seen):
    counts = f"{result.acknowledged:,} of {result.operations:,} done, {result.lost} lost, {result.doubled} doubled"
    # Who waits for the machine that is gone is told so by the proxy, after a minute, and sends again.
    kept = result.acknowledged > 0 and not (result.lost or result.doubled)
    return Line(tried, "what was answered is there, once; the other machine goes on", f"{counts}; {seen}", kept)
