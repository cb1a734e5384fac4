"""What somebody leaves behind heads the start page of whoever answers for the team, until it has an owner."""

import pytest
from django.utils import timezone

from accounts.actions.people import deactivate, end_membership
from accounts.models import Membership
from accounts.permissions import Role
from accounts.stranded import BELONGINGS, stranded_for
from groundwork.todos import lines
from peersupport.todos import COUNTED
from referrals.models import Offer, Referral
from support.actions.concerns import acknowledge_concern, raise_concern
from support.models import Concern
from tests.factories import ActionFactory, ReferralFactory, SupervisionFactory, SupportFactory, days_ago, user_with
from workers.models import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def left_behind(cast):
    """One of everything on the Northside, looked after by its worker, its lead or its coordinator."""
    north = {"referring_team": cast.north_referring, "team": cast.north, "referrer": cast.coordinator}
    support = SupportFactory(
        worker=cast.worker_profile, referral=ReferralFactory(status=Referral.Status.MATCHED, **north)
    )
    concern = raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
    acknowledge_concern(concern=concern, by=cast.lead)
    offered = ReferralFactory(status=Referral.Status.WAITING, **north)
    Offer.objects.create(referral=offered, worker=cast.worker_profile, made_by=cast.lead)
    supervision = SupervisionFactory(worker=cast.worker_profile)
    ActionFactory(supervision=supervision, owner=cast.worker)
    ReferralFactory(status=Referral.Status.DRAFT, submitted_at=None, **north)
    return support


def seen(user):
    """The kinds of things without an owner that `user` is to see to."""
    return {name for name, kind in BELONGINGS.kinds.items() if stranded_for(user, days_ago(0), kind).exists()}


def first_lines(user):
    return [line.title for line in lines(user, days_ago(0), COUNTED)]


def nobody_leads(cast):
    Membership.objects.with_role(Role.LEAD).filter(team=cast.north).update(ends_at=timezone.now())


def test_while_everybody_is_there_nothing_is_stranded(cast, left_behind):
    for user in (cast.lead, cast.manager, cast.admin):
        assert seen(user) == set()


@pytest.mark.parametrize("how", ["deactivated", "role ended", "left"])
def test_what_a_worker_leaves_behind_heads_the_lead_s_start(cast, left_behind, how):
    if how == "deactivated":
        deactivate(user=cast.worker, by=cast.admin)
    elif how == "role ended":
        end_membership(membership=cast.worker.memberships.get(), by=cast.admin)
    else:
        Worker.objects.filter(pk=cast.worker_profile.pk).update(left_on=days_ago(0))
    # Somebody who has left keeps their role until it ends, and so the action that is theirs.
    assert seen(cast.lead) == {"supports", "offers"} | (set() if how == "left" else {"actions"})
    assert first_lines(cast.lead)[:2] == ["Supports whose worker is gone", "Matches whose worker is gone"]
    for user in (cast.lead2, cast.manager, cast.admin, cast.coordinator):
        assert seen(user) == set()


def test_the_supervisor_is_asked_to_cancel_what_is_in_the_diary_with_a_worker_who_is_gone(cast, left_behind, sign_in):
    deactivate(user=cast.worker, by=cast.admin)
    assert "Supervisions to cancel: the worker is gone" in first_lines(cast.lead)
    page = sign_in(cast.lead).get("/supervision/?show=without_worker&given=by_me")
    assert len(page.context["page_obj"]) == 1


def test_what_a_lead_leaves_behind_goes_to_the_manager(cast, left_behind):
    deactivate(user=cast.lead, by=cast.admin)
    assert seen(cast.manager) == {"concerns", "supervisions", "workers"}
    assert first_lines(cast.manager)[0] == "Workers with nobody to supervise or manage them"
    assert seen(cast.admin) == set()


def test_with_no_manager_there_either_it_goes_to_the_administrator(cast, left_behind):
    deactivate(user=cast.lead, by=cast.admin)
    deactivate(user=cast.manager, by=cast.admin)
    assert seen(cast.admin) == {"concerns", "supervisions", "workers"}


def test_drafts_of_a_coordinator_who_is_gone_go_to_the_administrator(cast, left_behind):
    deactivate(user=cast.coordinator, by=cast.admin)
    assert seen(cast.admin) == {"drafts"}
    assert seen(cast.lead) == seen(cast.manager) == set()


def test_a_second_lead_finds_what_the_first_had_taken_on_in_the_list_they_know(cast, left_behind):
    other = user_with(Role.LEAD, cast.north)
    deactivate(user=cast.lead, by=cast.admin)
    assert "concerns" not in seen(other)
    assert "Concerns that nobody has taken on" in first_lines(other)
    assert first_lines(other).count("Workers with nobody to supervise them") == 1


def test_the_page_names_who_is_gone_and_nobody_supported(cast, left_behind, sign_in):
    deactivate(user=cast.worker, by=cast.admin)
    page = sign_in(cast.lead).get("/stranded/").text
    assert "1 support<" in page
    assert "Wren Adeyemi" in page
    assert left_behind.person.name not in page
    assert f"/users/{cast.worker.pk}/hand-over/" in page


def test_managers_see_counts_alone(cast, left_behind, sign_in):
    nobody_leads(cast)
    deactivate(user=cast.worker, by=cast.admin)
    page = sign_in(cast.manager).get("/stranded/").text
    assert "1 support<" in page
    assert "Somebody who is gone" in page
    assert "Wren Adeyemi" not in page
    assert left_behind.referral.reference not in page


def test_an_empty_page_says_so(cast, sign_in):
    assert "Everything has an owner" in sign_in(cast.lead).get("/stranded/").text


def test_a_concern_closed_meanwhile_is_not_stranded(cast, left_behind):
    Concern.objects.update(closed_at=timezone.now(), closed_by=cast.lead)
    nobody_leads(cast)
    assert "concerns" not in seen(cast.manager)
