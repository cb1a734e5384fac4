from datetime import date, timedelta
from smtplib import SMTPDataError, SMTPServerDisconnected
from uuid import uuid4

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from accounts.models import User
from notices.delivery import BACK_OFF_MINUTES, begin, put_back, settle, take_one
from notices.ledger import notify
from notices.models import Delivery, Notice
from support.reminders import ConcernUnacknowledged, ReviewDue
from tests.reminding import send_at

pytestmark = pytest.mark.django_db


def tell(*recipients, kind=ReviewDue, **fields):
    defaults = {"thing": uuid4(), "label": "PS-7K3F-29", "path": "/supports/1/", "due_on": date(2026, 8, 6)}
    return notify(kind, recipients=recipients, **defaults | fields)


def now(**later):
    return timezone.now() + timedelta(**later)


@pytest.fixture
def server(monkeypatch):
    """A mail server that can be made to fail in a chosen way."""

    class Server:
        fails_to_open = fails_to_send = None

    def open_it(self):
        if Server.fails_to_open:
            raise Server.fails_to_open
        return True

    send = EmailBackend.send_messages

    def send_it(self, messages):
        if Server.fails_to_send:
            raise Server.fails_to_send
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "open", open_it)
    monkeypatch.setattr(EmailBackend, "send_messages", send_it)
    return Server


def test_a_waiting_notice_is_sent_once(cast, mailoutbox):
    tell(cast.lead)
    assert send_at(now()) == 1
    assert send_at(now(hours=1)) == 0
    assert [message.to for message in mailoutbox] == [["lead@example.org"]]
    assert Notice.objects.get().mail == Notice.Mail.SENT


def test_an_e_mail_has_a_reference_and_a_link_and_a_way_to_change_it(cast, mailoutbox):
    tell(cast.lead)
    send_at(now())
    message = mailoutbox[0]
    page = message.alternatives[0].content
    for text in (message.body, page):
        assert "PS-7K3F-29" in text
        assert "http://testserver/supports/1/" in text
        assert "hoose which emails you get" in text
    assert '<html lang="en-GB">' in page
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_each_recipient_gets_an_e_mail_of_their_own(cast, mailoutbox):
    tell(cast.lead, cast.worker)
    assert send_at(now()) == 2
    assert all(len(message.recipients()) == 1 for message in mailoutbox)


def test_a_daily_recipient_gets_one_e_mail_with_everything(cast, mailoutbox):
    User.objects.filter(pk=cast.lead.pk).update(delivery=Delivery.DAILY)
    cast.lead.refresh_from_db()
    for label in ("PS-AAAA-22", "PS-BBBB-33"):
        tell(cast.lead, label=label)
    assert send_at(now()) == 0
    assert send_at(now(days=1)) == 1
    assert "2 reminders" in mailoutbox[0].subject
    assert "PS-AAAA-22" in mailoutbox[0].body
    assert "PS-BBBB-33" in mailoutbox[0].body


def test_a_concern_does_not_wait_for_the_daily_e_mail(cast, mailoutbox):
    User.objects.filter(pk=cast.lead.pk).update(delivery=Delivery.DAILY)
    cast.lead.refresh_from_db()
    tell(cast.lead, kind=ConcernUnacknowledged)
    assert send_at(now()) == 1


def test_who_changed_to_no_e_mails_gets_none(cast):
    tell(cast.lead)
    User.objects.filter(pk=cast.lead.pk).update(delivery=Delivery.IN_APP)
    assert send_at(now()) == 0
    assert Notice.objects.get().mail == Notice.Mail.NONE


def test_who_left_gets_nothing(cast, mailoutbox):
    tell(cast.lead)
    cast.lead.memberships.update(ends_at=now())
    assert send_at(now(minutes=1)) == 0
    assert not mailoutbox


def test_a_server_that_is_away_is_tried_again_later_and_later(cast, server, mailoutbox):
    tell(cast.lead)
    server.fails_to_open = ConnectionRefusedError()
    for minutes in (1, 5, 15, 60, 240, 240):
        before = now()
        Notice.objects.update(next_try_at=before)
        assert send_at(before) == 0
        notice = Notice.objects.get()
        assert notice.mail == Notice.Mail.WAITING
        assert before + timedelta(minutes=minutes) <= notice.next_try_at <= now(minutes=minutes)
    server.fails_to_open = None
    assert send_at(now(hours=5)) == 1


def test_while_the_server_is_away_only_one_notice_tries(cast, server):
    tell(cast.lead, cast.worker, cast.worker2)
    server.fails_to_open = TimeoutError()
    send_at(now())
    assert Notice.objects.filter(tries=0).count() == 2


def test_one_refused_e_mail_does_not_hold_up_the_rest(cast, server):
    tell(cast.lead, cast.worker)
    server.fails_to_send = SMTPDataError(451, b"try later")
    assert send_at(now()) == 0
    assert Notice.objects.filter(mail=Notice.Mail.WAITING, tries=1).count() == 2


def test_a_connection_lost_while_sending_is_uncertain_and_not_repeated(cast, server, mailoutbox):
    tell(cast.lead)
    server.fails_to_send = SMTPServerDisconnected()
    send_at(now())
    server.fails_to_send = None
    assert send_at(now(days=2)) == 0
    assert Notice.objects.get().mail == Notice.Mail.UNCERTAIN
    assert not mailoutbox


def test_a_process_that_died_before_it_began_is_made_up_for(cast, mailoutbox):
    tell(cast.lead)
    take_one(now())
    assert send_at(now(minutes=4)) == 0
    assert send_at(now(minutes=6)) == 1
    assert len(mailoutbox) == 1


def test_a_process_that_died_while_handing_over_leaves_it_uncertain(cast, mailoutbox):
    tell(cast.lead)
    assert begin(take_one(now()))
    assert send_at(now(minutes=4)) == 0
    assert Notice.objects.get().mail == Notice.Mail.SENDING
    assert send_at(now(minutes=6)) == 0
    assert Notice.objects.get().mail == Notice.Mail.UNCERTAIN
    assert not mailoutbox


def test_a_process_that_stood_still_does_not_send_what_another_has_taken(cast, mailoutbox):
    tell(cast.lead)
    first = take_one(now())
    second = take_one(now(minutes=6))
    assert not begin(first)
    assert begin(second)
    assert not begin(first)


def test_a_process_that_stood_still_does_not_put_back_what_another_is_sending(cast):
    tell(cast.lead)
    first = take_one(now())
    begin(take_one(now(minutes=6)))
    put_back(first)
    assert Notice.objects.get().mail == Notice.Mail.SENDING


def test_a_process_that_stood_still_while_handing_over_says_how_it_went(cast):
    tell(cast.lead)
    taken = take_one(now())
    begin(taken)
    send_at(now(minutes=6))
    settle(taken, mail=Notice.Mail.SENT)
    assert Notice.objects.get().mail == Notice.Mail.SENT


def test_a_notice_that_cannot_be_put_into_words_is_kept_and_the_rest_go(cast, caplog):
    tell(cast.lead)
    Notice.objects.update(kind="of_a_later_version")
    tell(cast.worker)
    assert send_at(now()) == 1
    assert Notice.objects.get(recipient=cast.lead).mail == Notice.Mail.WAITING


def test_what_cannot_be_put_into_words_is_not_tried_for_ever(cast, mailoutbox, caplog):
    tell(cast.lead)
    Notice.objects.update(kind="of_a_later_version")
    for _ in BACK_OFF_MINUTES:
        assert Notice.objects.get().mail == Notice.Mail.WAITING
        Notice.objects.update(next_try_at=now())
        send_at(now())
    assert Notice.objects.get().mail == Notice.Mail.UNWRITTEN
    assert Notice.objects.unsent().exists()
    Notice.objects.update(kind=ReviewDue.name)
    assert send_at(now(days=2)) == 0


def test_a_daily_email_goes_without_what_cannot_be_put_into_words(cast, mailoutbox, caplog):
    User.objects.filter(pk=cast.lead.pk).update(delivery=Delivery.DAILY)
    cast.lead.refresh_from_db()
    for label in ("PS-AAAA-22", "PS-BBBB-33"):
        tell(cast.lead, label=label)
    Notice.objects.filter(label="PS-AAAA-22").update(kind="of_a_later_version")
    assert send_at(now(days=1)) == 1
    assert "PS-BBBB-33" in mailoutbox[0].body
    assert Notice.objects.exclude(mail=Notice.Mail.SENT).get().label == "PS-AAAA-22"


def test_an_address_that_no_email_can_have_is_certainly_not_sent_to(cast, mailoutbox, caplog):
    User.objects.filter(pk=cast.lead.pk).update(email="lead@exa\u2028mple.org")
    tell(cast.lead, cast.worker)
    assert send_at(now()) == 1
    assert Notice.objects.get(recipient=cast.lead).mail == Notice.Mail.WAITING


def test_no_log_line_names_a_recipient(cast, server, caplog):
    tell(cast.lead)
    server.fails_to_send = SMTPDataError(550, b"lead@example.org is unknown")
    send_at(now())
    assert "lead@example.org" not in caplog.text
