"""What somebody looks after is handed over: everything, all of a kind, or one by one."""

import pytest
from django.core.exceptions import ValidationError

from accounts.actions.hand_over import hand_over
from accounts.actions.people import deactivate
from accounts.permissions import Role
from referrals.models import Offer, Referral
from support.actions.bookings import book_session
from support.actions.concerns import acknowledge_concern, raise_concern
from support.models import Support
from tests.factories import (
    ActionFactory,
    ReferralFactory,
    SupervisionFactory,
    SupportFactory,
    WorkerFactory,
    days_ago,
    user_with,
)
from tests.helpers import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(cast):
    return user_with(Role.LEAD, cast.north, name="Lex Second")


@pytest.fixture
def support(cast):
    north = {"referring_team": cast.north_referring, "team": cast.north, "referrer": cast.coordinator}
    return SupportFactory(worker=cast.worker_profile, referral=ReferralFactory(status=Referral.Status.MATCHED, **north))


def address(user):
    return f"/users/{user.pk}/hand-over/"


def test_a_support_handed_over_ends_and_its_person_is_offered_to_the_new_worker(cast, support):
    hand_over(user=cast.worker, by=cast.lead, to=[("supports", support.pk, cast.worker2)])
    support.refresh_from_db()
    assert support.status == Support.Status.ENDED
    offer = Offer.objects.open().get()
    assert (offer.worker, offer.referral) == (cast.worker2_profile, support.referral)
    assert "Handed over from Wren Adeyemi" in offer.reason
    assert told(cast.worker2) == ["offer_made"]


def test_an_offer_is_made_to_another_worker(cast):
    waiting = ReferralFactory(referring_team=cast.north_referring, team=cast.north, status=Referral.Status.WAITING)
    offer = Offer.objects.create(referral=waiting, worker=cast.worker_profile, made_by=cast.lead)
    hand_over(user=cast.worker, by=cast.lead, to=[("offers", offer.pk, cast.worker2)])
    assert Offer.objects.open().get().worker == cast.worker2_profile


def test_a_concern_gets_another_owner_by_name(cast, support, other, sign_in):
    concern = raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
    acknowledge_concern(concern=concern, by=cast.lead)
    hand_over(user=cast.lead, by=cast.admin, to=[("concerns", concern.pk, other)])
    concern.refresh_from_db()
    assert concern.acknowledged_by == other
    assert "handed_over" in told(other)
    assert "Handed over to Lex Second" in sign_in(other).get(concern.get_absolute_url()).text


def test_workers_supervisions_and_actions_get_another_supervisor(cast, other):
    supervision = SupervisionFactory(worker=cast.worker_profile)
    agreed = ActionFactory(supervision=supervision, owner=cast.lead)
    to = [("workers", cast.worker_profile.pk, other), ("supervisions", supervision.pk, other)]
    hand_over(user=cast.lead, by=cast.admin, to=[*to, ("actions", agreed.pk, other)])
    for row in (cast.worker_profile, supervision, agreed):
        row.refresh_from_db()
    assert cast.worker_profile.supervisor == cast.worker_profile.line_manager == supervision.supervisor == other
    assert agreed.owner == other
    assert told(other) == ["handed_over"] * 3


def test_who_takes_an_action_over_reads_and_ticks_it_off(cast, other, sign_in):
    agreed = ActionFactory(supervision=SupervisionFactory(worker=cast.worker_profile), owner=other)
    page = sign_in(other).get("/supervision/actions/?owner=me")
    assert page.status_code == 200
    assert agreed.text in page.text
    assert agreed.supervision.get_absolute_url() not in page.text
    assert sign_in(other).post(f"/supervision/actions/{agreed.pk}/done/").status_code == 302


def test_a_colleague_goes_on_with_a_draft(cast):
    draft = ReferralFactory(
        referring_team=cast.north_referring,
        team=cast.north,
        referrer=cast.coordinator,
        status=Referral.Status.DRAFT,
        submitted_at=None,
    )
    deactivate(user=cast.coordinator, by=cast.admin)
    hand_over(user=cast.coordinator, by=cast.admin, to=[("drafts", draft.pk, cast.coordinator2)])
    assert Referral.objects.visible_to(cast.coordinator2).drafts().get() == draft


@pytest.mark.parametrize("key", ["worker", "worker3", "lead"])
def test_only_somebody_who_is_there_and_could_look_after_it_takes_it_over(cast, support, key):
    with pytest.raises(ValidationError, match="cannot take this support over"):
        hand_over(user=cast.worker, by=cast.lead, to=[("supports", support.pk, getattr(cast, key))])


def test_what_somebody_else_has_seen_to_meanwhile_is_not_handed_over(cast, support):
    to = [("supports", support.pk, cast.worker2)]
    hand_over(user=cast.worker, by=cast.lead, to=to)
    with pytest.raises(ValidationError, match="seen to one of these meanwhile"):
        hand_over(user=cast.worker, by=cast.lead, to=to)


def test_the_lead_hands_over_one_by_one_by_name(cast, support, sign_in):
    second = SupportFactory(worker=cast.worker_profile)
    third = WorkerFactory(team=cast.north)
    page = sign_in(cast.lead).get(address(cast.worker)).text
    assert support.person.called in page
    sent = {f"supports-{cast.north.pk}": cast.worker2.pk, f"supports-{second.pk}": third.user.pk}
    assert sign_in(cast.lead).post(address(cast.worker), sent).status_code == 302
    offers = {offer.referral: offer.worker for offer in Offer.objects.open()}
    assert offers == {support.referral: cast.worker2_profile, second.referral: third}


def test_the_administrator_hands_over_all_at_once_and_reads_no_name(cast, support, sign_in):
    SupportFactory(worker=cast.worker_profile)
    page = sign_in(cast.admin).get(address(cast.worker)).text
    assert "2 supports in Northside peer support" in page
    assert support.person.called not in page
    assert support.referral.reference not in page
    assert sign_in(cast.admin).post(address(cast.worker), {"everything": cast.worker2.pk}).status_code == 302
    assert Offer.objects.open().filter(worker=cast.worker2_profile).count() == 2


def test_choosing_nobody_is_refused_next_to_the_field(cast, support, sign_in):
    page = sign_in(cast.lead).post(address(cast.worker), {})
    assert page.context["form"].errors["everything"] == ["Choose who takes over at least one of them."]


def test_who_looks_after_nothing_has_nothing_to_hand_over(cast, sign_in):
    answer = sign_in(cast.admin).get(address(cast.coordinator2), follow=True)
    assert "looks after nothing that could be handed over" in answer.text


def test_a_support_with_a_booked_session_is_handed_over_and_the_session_cancelled(cast, support):
    book_session(support=support, by=cast.worker, date=days_ago(-2))
    hand_over(user=cast.worker, by=cast.lead, to=[("supports", support.pk, cast.worker2)])
    support.refresh_from_db()
    assert not support.is_open
    assert not support.sessions.filter(attendance="0").exists()


def test_the_page_carries_no_banner_of_somebody_who_is_supported(cast, support, sign_in):
    page = sign_in(cast.lead).get(address(cast.worker))
    assert support.person.called in page.text
    assert '<section class="app-banner' not in page.text
