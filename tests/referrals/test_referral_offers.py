"""What a referral's page says of the workers it is offered to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals.actions.offers import hand_back
from support.actions import matching

pytestmark = pytest.mark.django_db


def opened(client, offer):
    return client.get(offer.referral.get_absolute_url()).context


def titles(client, offer):
    return [event["title"] for event in opened(client, offer)["events"]]


def labels(client, offer):
    return [deed["label"] for deed in opened(client, offer)["deeds"]]


def test_the_lead_reads_who_was_asked_and_who_handed_back(cast, sign_in, offer):
    hand_back(offer=offer, by=cast.worker)
    assert titles(sign_in(cast.lead), offer)[:2] == ["Handed back by Wren Adeyemi", "Offered to Wren Adeyemi"]


def test_the_referrer_does_not_read_who_was_asked(cast, sign_in, offer):
    hand_back(offer=offer, by=cast.worker)
    assert not any("Wren" in title for title in titles(sign_in(cast.coordinator), offer))


def test_nobody_else_can_be_chosen_while_somebody_is_asked(cast, sign_in, offer):
    assert "Match with a worker" not in labels(sign_in(cast.lead), offer)
    hand_back(offer=offer, by=cast.worker)
    assert "Match with a worker" in labels(sign_in(cast.lead), offer)


def test_many_offers_take_as_many_queries_as_one(cast, sign_in, offer):
    client = sign_in(cast.lead)

    def queries():
        opened(client, offer)
        with CaptureQueriesContext(connection) as captured:
            opened(client, offer)
        return len(captured)

    one = queries()
    for _ in range(3):
        hand_back(offer=offer, by=offer.worker.user)
        offer = matching.match(
            referral=offer.referral, worker=cast.worker2_profile, by=cast.lead, reason="They know them."
        )
    assert queries() == one
