import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

SETTINGS = ["peersupport/settings.py", "peersupport/environment.py"]
# Read by gunicorn and by the commands of bin.
BY_OTHERS = {"WEB_CONCURRENCY", "PORT", "DATABASE_OWNER_URL"}
PRODUCTION = {
    "SECRET_KEY": "k3Jd92hfLq0Zx7VbN4mT8sRwYc1PgUe6AoIiHnBvCdEfGhJkLm",
    "PRIVATE_KEYS": "2026:q2rJ0c1mH8yJ3rT5vLx7Zb9Nd4Gf6Ks8Wa0Ye2Ui4Oo",
    "ALLOWED_HOSTS": "peer-support.example.org",
    "SITE_URL": "https://peer-support.example.org",
    "DATABASE_URL": "postgres://peersupport:secret@db.example.org:5432/peersupport",
    "REDIS_URL": "redis://:secret@broker.example.org:6379/0",
    "EMAIL_URL": "smtp+tls://sender:secret@mail.example.org:587",
}


def start(*words, **changed):
    """Run a program with production's environment, changed as told; None takes a variable away."""
    chosen = PRODUCTION | {"PATH": os.environ["PATH"], "PYTHONPATH": str(settings.BASE_DIR)} | changed
    return subprocess.run(
        [sys.executable, *words],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in chosen.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=60,
    )


def load(**changed):
    return start("-c", "import peersupport.settings", **changed)


@pytest.fixture
def refused(tmp_path):
    """A list of passwords that nobody may choose."""
    path = tmp_path / "refused.txt"
    path.write_text("correcthorsebatterystaple\nliverpoolchampions\n")
    return str(path)


def test_production_settings_pass_the_deployment_check(refused):
    done = start("manage.py", "check", "--deploy", "--fail-level=WARNING", REFUSED_PASSWORDS=refused)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_deployment_check_asks_for_a_list_of_passwords():
    assert "accounts.I001" in start("manage.py", "check", "--deploy", "--fail-level=INFO").stderr


def test_the_deployment_check_asks_for_a_key_of_private_text(refused):
    done = start("manage.py", "check", "--deploy", REFUSED_PASSWORDS=refused, PRIVATE_KEYS=None)
    assert done.returncode == 1
    assert "groundwork.E002" in done.stderr
    assert load(PRIVATE_KEYS=None).returncode == 0


def test_keys_of_private_text_are_read_by_their_names_the_newest_first():
    keys = f"2027:{'b' * 20}{'cdefghijklmnopqrstuvwxy'},{PRODUCTION['PRIVATE_KEYS']}"
    done = start("-c", "from peersupport import settings; print(list(settings.PRIVATE_KEYS))", PRIVATE_KEYS=keys)
    assert done.stdout.strip() == "['2027', '2026']"


@pytest.mark.parametrize(("demo", "status"), [("1", 1), ("0", 0)])
def test_the_deployment_check_refuses_a_demo(refused, demo, status):
    done = start("manage.py", "check", "--deploy", DEMO=demo, REFUSED_PASSWORDS=refused)
    assert done.returncode == status
    assert ("(accounts.E001) DEMO is on" in done.stderr) == bool(status)


def test_a_copy_to_be_broken_says_that_it_is_a_demo_by_choice(refused):
    asked = {"DEMO": "1", "REFUSED_PASSWORDS": refused, "DJANGO_SETTINGS_MODULE": "drills.settings"}
    done = start("manage.py", "check", "--deploy", "--fail-level=WARNING", **asked)
    assert done.returncode == 0, done.stderr
    assert "(1 silenced)" in done.stdout


def test_nobody_chooses_a_password_of_the_list(refused):
    lines = [
        "import django; django.setup()",
        "from django.contrib.auth.password_validation import validate_password",
        "validate_password('Three random words'); validate_password('LiverpoolChampions')",
    ]
    done = start("-c", "\n".join(lines), REFUSED_PASSWORDS=refused, DJANGO_SETTINGS_MODULE="peersupport.settings")
    assert "too common" in done.stderr and "Liverpool" not in done.stderr.splitlines()[-1]


def test_passwords_are_hashed_slowly():
    lines = [
        "import django; django.setup()",
        "from django.contrib.auth.hashers import get_hasher; hasher = get_hasher()",
        "print(hasher.algorithm, hasher.iterations >= 600_000)",
    ]
    done = start("-c", "\n".join(lines), DJANGO_SETTINGS_MODULE="peersupport.settings")
    assert done.stdout.split() == ["pbkdf2_sha256", "True"]


# Without this one everything else is served; the check before a deployment says so.
@pytest.mark.parametrize("name", sorted(set(PRODUCTION) - {"PRIVATE_KEYS"}))
def test_a_missing_setting_stops_the_start_with_one_sentence(name):
    done = load(**{name: None})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Configuration: {name} is not set; it should be ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("PRIVATE_KEYS", "nameless-key"),
        ("PRIVATE_KEYS", "2026:short"),
        ("PRIVATE_KEYS", "2026:ö"),
        ("PRIVATE_KEYS", f"a name:{PRODUCTION['PRIVATE_KEYS'][5:]}"),
        ("PRIVATE_KEYS", f"2026:{'a' * 43}"),
        ("PRIVATE_KEYS", f"{PRODUCTION['PRIVATE_KEYS']},{PRODUCTION['PRIVATE_KEYS']}"),
        ("ALLOWED_HOSTS", "https://peer-support.example.org"),
        ("SITE_URL", "http://peer-support.example.org"),
        ("SITE_URL", "peer-support"),
        ("DATABASE_URL", "mysql://host/name"),
        ("DATABASE_URL", "postgres://host:port/name"),
        ("DATABASE_URL", "postgres://host"),
        ("REDIS_URL", "amqp://host"),
        ("REDIS_URL", "redis://host:99999"),
        ("EMAIL_URL", "pigeon://host"),
        ("EMAIL_URL", "smtp://"),
        ("DEFAULT_FROM_EMAIL", "nobody"),
        ("DEBUG", "perhaps"),
        ("DEMO", "2"),
        ("ROLES_NEED_APPROVAL", "sometimes"),
        ("IDLE_MINUTES", "0"),
        ("IDLE_MINUTES", "half an hour"),
        ("TRUSTED_PROXIES", "-1"),
        ("CONCERN_HOURS", "0"),
        ("DBS_CHECK_YEARS", "0"),
        ("LEAST_AGE", "80"),
        ("REOPEN_DAYS", "0"),
        ("REOPEN_DAYS", "366"),
        ("REFUSED_PASSWORDS", "/nowhere/passwords.txt"),
    ],
)
def test_a_nonsensical_setting_stops_the_start_with_one_sentence(name, value):
    done = load(**{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Configuration: {name} ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "PRIVATE_KEYS"])
def test_a_refusal_never_repeats_a_secret(name):
    assert "hunter2" not in load(**{name: "hunter2"}).stderr


@pytest.mark.parametrize(
    "words",
    [
        ("manage.py", "check"),
        ("-m", "gunicorn", "--bind=127.0.0.1:0", "peersupport.wsgi"),
        ("-m", "celery", "-A", "peersupport", "worker"),
        ("-m", "celery", "-A", "peersupport", "beat"),
    ],
)
def test_every_program_refuses_a_wrong_setting_without_a_traceback(words):
    done = start(*words, SITE_URL="nowhere")
    assert done.returncode == 1
    assert "Configuration: SITE_URL" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "shown", "expected"),
    [
        ("EMAIL_URL", "filemail:////srv/kept%20mail", "EMAIL_FILE_PATH", "/srv/kept mail"),
        ("EMAIL_URL", "filemail:////srv/kept%20mail", "EMAIL_BACKEND", "notices.mail_folder.EmailBackend"),
        ("DATABASE_URL", "postgres:///peersupport", "DATABASES['default']['NAME']", "peersupport"),
        ("REDIS_URL", "unix:///run/redis.sock", "CELERY_BROKER_URL", "unix:///run/redis.sock"),
    ],
)
def test_an_address_without_a_host_is_taken_as_it_is_written(name, value, shown, expected):
    done = start("-c", f"from peersupport import settings; print(settings.{shown})", **{name: value})
    assert done.stdout.strip() == expected


def test_the_web_server_loads_every_view_before_it_copies_itself():
    done = start("-c", "import sys, peersupport.wsgi; print('referrals.views.refer' in sys.modules)")
    assert done.stdout.strip().endswith("True")


def test_the_readme_documents_every_setting_and_no_other():
    reads = re.compile(r'\b(?:text|required|number|flag|words)\(\s*"([A-Z_]+)"')
    read = {name for path in SETTINGS for name in reads.findall((settings.BASE_DIR / path).read_text())}
    table = (settings.BASE_DIR / "README.md").read_text().split("| variable |")[1].split("\n\n")[0]
    documented = {name for row in table.splitlines() for name in re.findall("`([A-Z_]+)`", row.split("|")[1])}
    assert read | BY_OTHERS == documented
