import pytest

from accounts.permissions import Role
from groundwork.models import AccessEvent
from referrals.actions.offers import hand_back
from referrals.models import Offer
from support.actions.matching import accept_offer
from support.models import Support
from support.ranking import candidates
from tests.factories import MembershipFactory, SupportFactory, WorkerFactory, days_ago, hold_required_training
from tests.helpers import at, count_queries
from workers.models import ExperienceTheme, Worker

pytestmark = pytest.mark.django_db


def ranked(referral):
    return [candidate.worker for candidate in candidates(referral, days_ago(0))]


def test_the_lead_matches_on_the_page(cast, waiting, sign_in):
    page = sign_in(cast.lead).get(at("match", waiting)).content.decode()
    assert "Wren Adeyemi: 0 of 12 places taken" in page
    assert "Wanda Kowalska" not in page
    answer = sign_in(cast.lead).post(at("match", waiting), {"worker": cast.worker_profile.pk}, follow=True)
    assert "Wren Adeyemi has been asked. You will hear when they answer." in answer.text
    assert Offer.objects.get().worker == cast.worker_profile


def test_choosing_nobody_is_refused_in_words(cast, waiting, sign_in):
    assert "Choose a worker" in sign_in(cast.lead).post(at("match", waiting), {}).content.decode()


def test_the_reason_for_going_past_capacity_is_asked_next_to_its_field(cast, waiting, sign_in):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(agreed_caseload=0)
    answer = sign_in(cast.lead).post(at("match", waiting), {"worker": cast.worker_profile.pk})
    assert "0 of 0 places taken" in answer.context["form"].errors["reason"][0]
    sent = {"worker": cast.worker_profile.pk, "reason": "One ends on Friday."}
    assert sign_in(cast.lead).post(at("match", waiting), sent).status_code == 302
    assert Offer.objects.get().reason == "One ends on Friday."
    assert "One ends on Friday." in sign_in(cast.lead).get(waiting.get_absolute_url()).text
    assert "One ends on Friday." not in sign_in(cast.coordinator).get(waiting.get_absolute_url()).text
    assert "One ends on Friday." not in sign_in(cast.worker).get(waiting.get_absolute_url()).text


def test_the_second_lead_reads_on_the_page_who_was_first(cast, waiting, sign_in, offer):
    page = sign_in(cast.lead).post(at("match", waiting), {"worker": cast.worker2_profile.pk}).content.decode()
    assert "Lena Fairweather has already offered this to Wren Adeyemi" in page


@pytest.mark.parametrize(
    ("who", "status"),
    [("worker", 404), ("worker3", 404), ("lead2", 404), ("coordinator", 403), ("coordinator3", 404), ("manager", 404)],
)
def test_only_leads_of_the_team_match(cast, waiting, sign_in, who, status):
    assert sign_in(getattr(cast, who)).get(at("match", waiting)).status_code == status


def test_a_free_place_comes_before_choices_met(cast, waiting):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(agreed_caseload=1)
    SupportFactory(worker=cast.worker_profile)
    waiting.days = [0]
    assert ranked(waiting)[-1] == cast.worker_profile


def test_choices_met_come_first_among_those_with_a_place(cast, waiting):
    waiting.days = [5]
    saturday = WorkerFactory(team=cast.north, working_days=[5])
    hold_required_training(saturday)
    assert ranked(waiting)[0] == saturday


def test_which_experience_is_shared_is_not_said(cast, waiting):
    theme = ExperienceTheme.objects.get(code="voices")
    waiting.experience_themes.add(theme)
    cast.worker_profile.experience_themes.add(theme)
    first = candidates(waiting, days_ago(0))[0]
    assert first.met == ["experience they hope to find"]
    assert theme.label not in " ".join([*first.facts, *first.against])


def test_the_same_worker_as_before_is_known(cast, waiting):
    SupportFactory(worker=cast.worker2_profile, person=waiting.person)
    waiting.same_worker = True
    assert candidates(waiting, days_ago(0))[0].met == ["the same worker as before"]


def test_ranking_takes_the_same_queries_for_more_workers(cast, waiting, sign_in):
    page = sign_in(cast.lead)
    page.get(at("match", waiting))
    counted = count_queries(page, at("match", waiting))
    WorkerFactory.create_batch(6, team=cast.north)
    assert count_queries(page, at("match", waiting)) == counted


def test_the_worker_reads_the_offer_and_accepts(cast, waiting, offer, sign_in):
    page = sign_in(cast.worker)
    assert waiting.hopes in page.get(offer.get_absolute_url()).content.decode()
    assert AccessEvent.objects.filter(user=cast.worker, subjects=[waiting.person_id]).exists()
    assert page.get(at("accept_offer", offer)).status_code == 200
    answer = page.post(at("accept_offer", offer))
    assert answer["Location"] == Support.objects.get().get_absolute_url()


def test_handing_back_asks_for_no_reason(cast, offer, sign_in):
    page = sign_in(cast.worker).get(at("hand_back", offer, "referrals"))
    assert "You do not have to give a reason" in page.content.decode()
    assert list(page.context["form"].fields) == []
    assert sign_in(cast.worker).post(at("hand_back", offer, "referrals"))["Location"] == "/"


def test_an_answered_offer_shows_nobodys_details(cast, waiting, offer, sign_in):
    hand_back(offer=offer, by=cast.worker)
    page = sign_in(cast.worker).get(offer.get_absolute_url()).content.decode()
    assert waiting.hopes not in page
    assert waiting.person.name not in page


@pytest.mark.parametrize(("who", "status"), [("lead", 403), ("worker2", 404), ("lead2", 404), ("coordinator", 404)])
@pytest.mark.parametrize(("deed", "app"), [("accept_offer", "support"), ("hand_back", "referrals")])
def test_only_the_worker_who_is_asked_answers(cast, offer, sign_in, who, status, deed, app):
    assert sign_in(getattr(cast, who)).post(at(deed, offer, app)).status_code == status


@pytest.mark.parametrize(("deed", "app"), [("accept_offer", "support"), ("hand_back", "referrals")])
def test_a_lead_who_is_a_worker_too_does_not_answer_for_a_colleague(cast, offer, sign_in, deed, app):
    MembershipFactory(user=cast.lead, role=Role.WORKER, team=cast.north)
    assert sign_in(cast.lead).post(at(deed, offer, app)).status_code == 403


def test_an_answered_offer_leads_back_with_a_word(cast, offer, sign_in):
    hand_back(offer=offer, by=cast.worker)
    answer = sign_in(cast.worker).get(at("accept_offer", offer), follow=True)
    assert answer.redirect_chain == [(offer.get_absolute_url(), 302)]
    assert "This offer was already answered: handed back." in answer.content.decode()


def test_the_lead_withdraws_an_offer(cast, offer, sign_in):
    assert sign_in(cast.worker).post(at("withdraw_offer", offer, "referrals")).status_code == 403
    assert sign_in(cast.lead).post(at("withdraw_offer", offer, "referrals")).status_code == 302
    assert not Offer.objects.open().exists()


def test_the_referral_leads_on_to_its_offer_and_its_support(cast, waiting, offer, sign_in):
    page = sign_in(cast.lead).get(waiting.get_absolute_url()).content.decode()
    assert offer.get_absolute_url() in page
    support = accept_offer(offer=offer, by=cast.worker)
    for who in (cast.lead, cast.worker):
        assert support.get_absolute_url() in sign_in(who).get(waiting.get_absolute_url()).content.decode()
    assert support.get_absolute_url() not in sign_in(cast.coordinator).get(waiting.get_absolute_url()).content.decode()
