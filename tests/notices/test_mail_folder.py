"""Emails that are kept as files, in a folder that cannot be written to."""

import resource
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from notices.ledger import notify
from notices.models import Notice
from notices.smtp import NotHandedOver
from support.reminders import ReviewDue
from tests.reminding import send_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "notices.mail_folder.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


@pytest.fixture(autouse=True)
def waiting(cast):
    what = {"thing": uuid4(), "label": "PS-7K3F-29", "path": "/supports/1/", "due_on": date(2026, 8, 6)}
    notify(ReviewDue, recipients=[cast.lead], **what)


@contextmanager
def no_space():
    """No file can grow while the block runs, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def kept(folder):
    return [file.read_text() for file in folder.glob("*.log")]


def test_an_email_is_kept_as_a_file(folder):
    assert send_at(timezone.now()) == 1
    assert "To: lead@example.org" in kept(folder)[0]


def test_a_folder_that_cannot_be_written_to_is_tried_again(folder):
    folder.write_text("A file where the folder should be.")
    assert send_at(timezone.now()) == 0
    assert Notice.objects.get().mail == Notice.Mail.WAITING
    folder.unlink()
    assert send_at(timezone.now() + timedelta(minutes=2)) == 1
    assert len(kept(folder)) == 1


def test_what_was_half_written_is_taken_away_and_tried_again(folder):
    with no_space():
        assert send_at(timezone.now()) == 0
    assert Notice.objects.get().mail == Notice.Mail.WAITING
    assert kept(folder) == []
    assert send_at(timezone.now() + timedelta(minutes=2)) == 1
    assert len(kept(folder)) == 1


def test_who_sends_an_email_of_their_own_meets_an_error_of_the_mail_server(folder):
    with no_space(), pytest.raises(NotHandedOver):
        EmailMessage("Subject", "Words", to=["lead@example.org"]).send()
    assert kept(folder) == []
