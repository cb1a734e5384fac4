"""The sweep against a mail server on a real socket."""

import subprocess
import sys
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from local.mail_server import Hold, answer, drop
from notices.ledger import notify
from notices.models import Notice
from support.reminders import ReviewDue
from tests.celery_worker import environment_of_worker
from tests.mail_server import for_the_first
from tests.reminding import send_at

pytestmark = pytest.mark.django_db
SWEEP = """
import django
django.setup()
from django.utils import timezone
from accounts.staff import Staff
from notices.delivery import send_due
send_due(timezone.now(), Staff(timezone.now()))
"""


def tell(recipient):
    notify(
        ReviewDue,
        recipients=[recipient],
        thing=uuid4(),
        label="PS-7K3F-29",
        path="/supports/1/",
        due_on=date(2026, 8, 6),
    )


def later(**ahead):
    return timezone.now() + timedelta(**ahead)


def test_the_server_gets_text_and_page_for_one_recipient(cast, mail_server):
    texts = []
    mail_server.fail("body", texts.append)
    tell(cast.lead)
    assert send_at(later()) == 1
    message = texts.pop().decode()
    assert not texts
    assert "To: lead@example.org" in message
    assert "text/plain" in message
    assert "text/html" in message
    assert "Lena" not in message


def test_a_refusing_server_is_tried_again_until_it_accepts(cast, mail_server):
    tell(cast.lead)
    mail_server.fail("recipient", answer("451 try again later"))
    assert send_at(later()) == 0
    assert Notice.objects.get().mail == Notice.Mail.WAITING
    mail_server.mend()
    assert send_at(later(seconds=30)) == 0
    assert send_at(later(seconds=61)) == 1
    assert mail_server.accepted.total() == 1


def test_a_server_that_is_not_there_is_tried_again(cast, mail_server):
    tell(cast.lead)
    mail_server.stop()
    assert send_at(later()) == 0
    mail_server.start()
    assert send_at(later(minutes=2)) == 1


def test_a_server_that_breaks_off_before_the_text_is_tried_again(cast, mail_server):
    tell(cast.lead)
    mail_server.fail("data", for_the_first(1, drop))
    assert send_at(later()) == 0
    assert Notice.objects.get().mail == Notice.Mail.WAITING
    assert send_at(later(minutes=2)) == 1
    assert mail_server.accepted.total() == 1


@pytest.mark.parametrize("step", ["data", "body"])
def test_a_server_that_breaks_off_twice_is_left_alone_until_the_next_sweep(cast, mail_server, step):
    for recipient in (cast.lead, cast.worker, cast.worker2):
        tell(recipient)
    mail_server.fail(step, for_the_first(3, drop))
    assert send_at(later()) == 0
    assert Notice.objects.filter(tries=0, mail=Notice.Mail.WAITING).count() == 1


def test_one_refused_address_is_put_aside_and_the_others_go_in_the_same_sweep(cast, mail_server):
    for recipient in (cast.worker, cast.lead, cast.worker2):
        tell(recipient)
    mail_server.fail("recipient", lambda address: "550 nobody" if address == cast.lead.email else None)
    assert send_at(later()) == 2
    assert Notice.objects.get(mail=Notice.Mail.WAITING).recipient == cast.lead


@pytest.mark.parametrize("step", ["data", "body"])
def test_a_server_that_breaks_off_once_gets_the_rest(cast, mail_server, step):
    for recipient in (cast.lead, cast.worker, cast.worker2):
        tell(recipient)
    mail_server.fail(step, for_the_first(1, drop))
    assert send_at(later()) == 2


def test_a_server_that_breaks_off_after_taking_it_is_not_sent_it_again(cast, mail_server):
    tell(cast.lead)
    mail_server.fail("body", drop)
    send_at(later())
    assert send_at(later(days=1)) == 0
    assert Notice.objects.get().mail == Notice.Mail.UNCERTAIN
    assert mail_server.tried == 1


@pytest.mark.django_db(transaction=True)
def test_a_process_killed_before_it_knows_leaves_it_uncertain(cast, mail_server, settings, tmp_path):
    tell(cast.lead)
    silence = Hold()
    mail_server.fail("body", silence)
    environment = environment_of_worker(settings, tmp_path) | {
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
    }
    process = subprocess.Popen([sys.executable, "-c", SWEEP], cwd=settings.BASE_DIR, env=environment)
    try:
        assert silence.reached.wait(30)
    finally:
        process.kill()
        process.wait()
    assert Notice.objects.get().mail == Notice.Mail.SENDING
    assert send_at(later(minutes=6)) == 0
    assert Notice.objects.get().mail == Notice.Mail.UNCERTAIN
    assert mail_server.tried == 1
