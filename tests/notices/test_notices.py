from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.permissions import Role
from notices.kinds import KINDS, body_of, subject_of
from notices.ledger import enter, next_daily, notify
from notices.models import Delivery, Notice
from support.reminders import ConcernUnacknowledged, ReviewDue
from tests.factories import MembershipFactory, user_with
from tests.reminding import claim_at

pytestmark = pytest.mark.django_db


def tell(*recipients, kind=ReviewDue, **fields):
    """How many people are told that had not been told before."""
    defaults = {"thing": uuid4(), "label": "PS-7K3F-29", "path": "/", "due_on": date(2026, 8, 6)}
    before = Notice.objects.count()
    notify(kind, recipients=recipients, **defaults | fields)
    return Notice.objects.count() - before


def somebody_there(**fields):
    return user_with(Role.ADMINISTRATOR, **fields)


def moment(*parts):
    return timezone.make_aware(datetime(*parts))


def test_each_recipient_is_told_once():
    thing, somebody = uuid4(), somebody_there()
    assert tell(somebody, somebody, somebody_there(), thing=thing) == 2
    assert tell(somebody, thing=thing) == 0
    assert Notice.objects.filter(thing=thing).count() == 2


def test_another_due_date_is_another_message():
    thing, somebody = uuid4(), somebody_there()
    tell(somebody, thing=thing, due_on=date(2026, 8, 6))
    assert tell(somebody, thing=thing, due_on=date(2026, 8, 13)) == 1


@pytest.mark.parametrize("gone", [{"is_active": False}, {"invited_at": moment(2026, 8, 6, 7)}])
def test_who_is_not_there_is_not_told(gone):
    assert tell(somebody_there(**gone)) == 0


def test_who_has_no_role_any_more_is_not_told():
    left = MembershipFactory(role=Role.ADMINISTRATOR, ends_at=timezone.now()).user
    assert tell(left) == 0


def test_who_wants_no_e_mail_is_told_in_the_application_only():
    tell(somebody_there(delivery=Delivery.IN_APP))
    assert Notice.objects.get().mail == Notice.Mail.NONE


def test_concerns_are_mailed_whatever_somebody_chose():
    tell(somebody_there(delivery=Delivery.IN_APP), kind=ConcernUnacknowledged)
    assert Notice.objects.get().mail == Notice.Mail.WAITING


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (moment(2026, 8, 6, 6, 59), moment(2026, 8, 6, 7)),
        (moment(2026, 8, 6, 7), moment(2026, 8, 7, 7)),
        (moment(2026, 10, 24, 12), moment(2026, 10, 25, 7)),
    ],
)
def test_daily_e_mails_go_out_at_seven(now, expected):
    assert next_daily(now) == expected


def test_a_daily_recipient_waits_for_the_morning():
    tell(somebody_there(delivery=Delivery.DAILY))
    assert timezone.localtime(Notice.objects.get().next_try_at).hour == 7


def test_the_words_name_the_reference_and_the_date():
    tell(somebody_there())
    notice = Notice.objects.get()
    assert subject_of(notice) == "A review is due: PS-7K3F-29"
    assert "6 August 2026" in body_of(notice)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_can_be_put_into_words(kind):
    notice = Notice(kind=kind.name, label="PS-7K3F-29", due_on=date(2026, 8, 6))
    assert "{" not in subject_of(notice) + body_of(notice)


def test_a_claim_of_a_daily_recipient_is_not_repeated_the_next_minute(cast):
    thing, now = uuid4(), timezone.now()
    row = {"kind": "review_due", "recipient": cast.lead, "thing": thing, "due_on": date(2026, 8, 6), "created_at": now}
    assert enter([Notice(**row), Notice(**row | {"created_at": now + timedelta(minutes=1)})]) == 1


class Broken:
    name = "broken"

    def due(self, now):
        raise LookupError("no such column")


def test_a_reminder_that_fails_does_not_stop_the_others(cast, caplog):
    class Working:
        name = "working"
        asked = False

        def due(self, now):
            Working.asked = True
            return Notice.objects.none()

    assert claim_at(timezone.now(), [Broken(), Working()]) == 0
    assert Working.asked
    assert "reminder broken failed" in caplog.text


def test_the_page_shows_the_others_where_one_cannot_be_put_into_words(sign_in, cast, caplog):
    tell(cast.lead, label="PS-AAAA-22")
    Notice.objects.update(kind="of_a_later_version")
    tell(cast.lead, label="PS-BBBB-33")
    page = sign_in(cast.lead).get("/notices/").text
    assert "A notice whose words cannot be shown" in page
    assert "PS-BBBB-33" in page
