"""The steps of the page that need running services, on a machine that was just started."""

from drills.machines.browser import SITE
from drills.machines.machine import NETWORK, OURS
from drills.machines.page import commands
from local.waiting import wait_until

# 50 letters and more, as all of them stand for passwords and for the secret key.
SECRET = "a-made-up-secret-of-one-machine-that-goes-0123456789-again"
# 43 letters, as the page's command makes them.
PRIVATE_KEY = "a-made-up-key-of-one-machine-0123456789-abc"
SETTINGS = "cd /srv/peersupport; set -a; . /etc/peersupport.env; set +a;"
UNITS = "peersupport-web peersupport-worker@1 peersupport-beat"
# As the first machine of a drill has them.
DATABASE_URL = f"postgres://peersupport_app:{SECRET}@{NETWORK}.11:5432/peersupport"
REDIS_URL = f"redis://{NETWORK}.11:6379/0"
MAIL_PORT = 2525
MAIL_ON_PAGE = f"EMAIL_URL=smtp+tls://{SECRET}:{SECRET}@mail.example.org:587"
CERTIFICATE = f"""
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={SITE} \
    -keyout /etc/ssl/private/peer-support.key -out /etc/ssl/peer-support.pem
"""


def set_up(machine):
    """Everything on one machine, as the page says; then the units run and nginx serves."""
    machine.run(commands("Database", SECRET))
    machine.run("cd /srv/peersupport\n" + commands("Settings of the machine", SECRET))
    keys, mail = ("2026:…", f"2026:{PRIVATE_KEY}"), (MAIL_ON_PAGE, f"EMAIL_URL=smtp://{OURS}:{MAIL_PORT}")
    machine.edit("/etc/peersupport.env", keys, ("…", SECRET), mail)
    prepared = machine.run(commands("Prepare", SECRET))
    run(machine)
    return prepared


def run(machine):
    """The units and the proxy."""
    allow(machine, OURS)
    run_units(machine)
    machine.run(f"{CERTIFICATE}\ncd /srv/peersupport\n{commands('Proxy', SECRET)}")
    wait_until(lambda: serves(machine), "The service does not answer on its machine.", 90)


def allow(machine, addresses):
    """Let the units talk to other machines too, as the page says."""
    common = "/srv/peersupport/deploy/systemd/peersupport-.service.d/common.conf"
    machine.edit(common, ("IPAddressAllow=localhost", f"IPAddressAllow=localhost {addresses}"))


def run_units(machine):
    machine.run(f"cd /srv/peersupport\n{commands('Run', SECRET)}")


def serves(machine):
    return machine.tried(f"curl -fsk --resolve {SITE}:443:127.0.0.1 https://{SITE}/healthz/").returncode == 0
