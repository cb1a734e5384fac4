"""The trail is held against the log of requests, which a leaked role of the database does not reach."""

from io import StringIO

import pghistory
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Context

from accounts.account_history import doer_of
from accounts.invitations import make_token
from accounts.models import AccountEvent
from groundwork.models import AccessEvent
from tests.factories import PersonFactory, ReferralFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(lines, monkeypatch):
    """The command, of today and with the log so far; raises CommandError as it does."""

    def compare():
        output = StringIO()
        monkeypatch.setattr("sys.stdin", StringIO(lines.getvalue()))
        call_command("compare_trail", str(timezone.localdate()), stdout=output)
        return output.getvalue()

    return compare


@pytest.fixture
def opened(lines, cast, sign_in):
    """The access of a lead who opened a referral."""
    client = sign_in(cast.lead)
    referral = ReferralFactory(team=cast.north)
    assert client.get(reverse("referrals:referral_detail", args=[referral.pk])).status_code == 200
    return AccessEvent.objects.get()


def test_what_people_did_is_in_the_log(lines, opened, compared):
    assert f"request={opened.request} " in lines.getvalue()
    assert "is in the log" in compared()


def test_an_access_without_a_request_is_named(opened, cast, compared):
    forged = AccessEvent.objects.create(user=cast.worker, subjects=[PersonFactory().pk], verb="seen", request="0" * 32)
    with pytest.raises(CommandError, match=f"1 rows:\ngroundwork_accessevent {forged.pk}: the log has no request 0000"):
        compared()


def test_an_access_in_the_name_of_somebody_else_is_named(opened, cast, compared):
    AccessEvent.objects.create(user=cast.worker, subjects=[PersonFactory().pk], verb="seen", request=opened.request)
    with pytest.raises(CommandError, match=f"says user {cast.worker.pk}, the log of request .* says {cast.lead.pk}"):
        compared()


def test_a_step_in_the_name_of_somebody_else_is_named(opened, cast, compared):
    change = ReferralFactory().status_changes.create(to_status="waiting", by=cast.worker)
    with pytest.raises(CommandError, match=rf"referrals_referralstatuschange {change.pk}: the log has no request -"):
        compared()


def test_a_deed_on_an_account_in_the_name_of_somebody_else_is_named(opened, cast, compared):
    deed = AccountEvent.Deed.APPROVE_ROLE_REQUEST
    forged = AccountEvent.objects.create(user=cast.worker, deed=deed, by=cast.admin, request=opened.request)
    with pytest.raises(CommandError, match=f"accounts_accountevent {forged.pk}: says user {cast.admin.pk}, the log"):
        compared()


def test_a_password_set_by_a_link_is_nobodys_in_both(lines, cast, compared):
    cast.worker.set_unusable_password()
    cast.worker.invited_at = timezone.now()
    cast.worker.save()
    address = reverse("accounts:accept_invitation", args=[cast.worker.pk, make_token(cast.worker)])
    assert Client().post(address, {"password1": "three random words here"}).status_code == 302
    event = AccountEvent.objects.get(deed=AccountEvent.Deed.ACCEPT_INVITATION)
    assert (event.by, doer_of(event)) == (None, "whoever had the link")
    assert "is in the log" in compared()


def test_a_change_that_somebody_made_is_in_the_log(cast, sign_in, compared):
    referral = ReferralFactory(team=cast.north)
    address = reverse("referrals:accept", args=[referral.pk])
    assert sign_in(cast.lead).post(address, {"priority": "urgent"}).status_code == 302
    assert Context.objects.exists()
    assert "is in the log" in compared()


def test_a_change_in_the_name_of_somebody_else_is_named(opened, cast, compared):
    with pghistory.context(user=str(cast.worker.pk), request=opened.request):
        PersonFactory()
    with pytest.raises(CommandError, match=rf"pghistory_context .*: says user {cast.worker.pk}, the log of request"):
        compared()
