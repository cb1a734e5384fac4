"""One person in two browsers, in each at work in another of their roles."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import people
from accounts.permissions import Role
from tests.factories import MembershipFactory, ReferralFactory, SupportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def browsers(cast):
    """Two browsers of somebody who supports people in one team and leads another: for the leading, and the support."""
    people.add_membership(user=cast.worker, role=Role.LEAD, team=cast.south, by=cast.admin)
    leading, supporting = Client(), Client()
    for browser in (leading, supporting):
        browser.force_login(cast.worker)
    return leading, supporting


@pytest.fixture
def received(cast):
    return ReferralFactory(team=cast.south, referring_team=cast.south_referring)


def test_a_role_that_ends_is_gone_from_both_and_the_other_stays(cast, browsers, received):
    leading, _supporting = browsers
    support = SupportFactory(worker=cast.worker_profile)
    accept = reverse("referrals:accept", args=[received.pk])
    form = leading.get(accept).context["form"]
    people.end_membership(membership=cast.worker.memberships.get(role=Role.LEAD), by=cast.admin)
    for browser in browsers:
        assert browser.get(received.get_absolute_url()).status_code == 404
        assert browser.post(accept, {**form.initial, **form.hidden_values}).status_code == 404
        assert "Each worker" not in browser.get(reverse("home")).text
        assert browser.get(support.get_absolute_url()).status_code == 200
    received.refresh_from_db()
    assert received.status == received.Status.SUBMITTED


def test_a_role_that_is_given_opens_its_pages_in_both(cast, browsers):
    accounts = reverse("accounts:user_list")
    assert [browser.get(accounts).status_code for browser in browsers] == [403, 403]
    MembershipFactory(user=cast.worker, role=Role.ADMINISTRATOR, team=None)
    assert [browser.get(accounts).status_code for browser in browsers] == [200, 200]


def test_signing_out_of_one_leaves_the_other(browsers, received):
    leading, supporting = browsers
    leading.post(reverse("account_logout"))
    assert leading.get(received.get_absolute_url()).status_code == 302
    assert supporting.get(received.get_absolute_url()).status_code == 200


def test_deactivating_the_account_ends_both(cast, browsers, received):
    people.deactivate(user=cast.worker, by=cast.admin)
    for browser in browsers:
        assert browser.get(received.get_absolute_url()).status_code == 302
