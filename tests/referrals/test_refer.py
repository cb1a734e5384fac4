from uuid import uuid4

import pytest
from django.urls import reverse

from groundwork.addresses import address_of
from groundwork.models import AccessEvent, Autosave
from referrals.models import Referral
from tests.consistency.filling import boxes
from tests.factories import MembershipFactory, PersonFactory, ReferralFactory, ReferringTeamFactory, days_ago
from tests.referrals.drafts import RISKS, finished_draft, start_draft

pytestmark = pytest.mark.django_db

ABOUT = {
    "name": "Zoë O'Hara",
    "date_of_birth-day": "3",
    "date_of_birth-month": "2",
    "date_of_birth-year": "1991",
    "nhs_number_known": "yes",
    "nhs_number": "943 476 5919",
}
CONTACT = {
    "contact_by": "phone",
    "phone": "020 7946 0018",
    "safe_contact": "Mornings",
    "may_leave_message": "no",
}

RISK = dict.fromkeys(RISKS, "no") | {"priority": "routine", "discharge": "no"}


def agreement():
    return {"agreed": "yes", "agreed_how": "phone"} | boxes("agreed_on", days_ago(1))


def address(name, referral, *more):
    return reverse(f"referrals:{name}", args=[referral.pk, *more])


@pytest.fixture
def draft(cast):
    return start_draft(cast)


@pytest.fixture
def page(cast, sign_in):
    """The coordinator's browser."""
    return sign_in(cast.coordinator)


def save(page, draft, section, data, **more):
    answer = page.post(address("referral_section", draft, section), data | more)
    draft.refresh_from_db()
    draft.person.refresh_from_db()
    return answer


def errors(answer):
    return {name: list(messages) for name, messages in answer.context["form"].errors.items()}


def test_starting_asks_nothing_that_has_one_answer(cast, page):
    cast.south.is_active = False
    cast.south.save()
    shown = page.get(reverse("referrals:refer")).content.decode()
    assert "Which team do you refer from?" not in shown
    answer = page.post(reverse("referrals:refer"), {"referring_team": cast.north_referring.pk, "team": cast.north.pk})
    referral = Referral.objects.get()
    assert answer["Location"] == address("referral_tasks", referral)
    assert (referral.referring_team, referral.team, referral.referrer) == (
        cast.north_referring,
        cast.north,
        cast.coordinator,
    )


def test_starting_proposes_the_usual_peer_support_team(cast, page):
    form = page.get(reverse("referrals:refer")).context["form"]
    assert str(form["team"].value()) == str(cast.north.pk)


def test_starting_again_remembers_the_last_teams(cast, page):
    second = ReferringTeamFactory(refers_to=cast.south)
    MembershipFactory(user=cast.coordinator, team=second)
    ReferralFactory(referrer=cast.coordinator, referring_team=second, team=cast.south)
    form = page.get(reverse("referrals:refer")).context["form"]
    assert (form["referring_team"].value(), form["team"].value()) == (second.pk, cast.south.pk)


def test_starting_for_a_team_of_others_is_refused(cast, page):
    data = {"referring_team": cast.south_referring.pk, "team": cast.south.pk}
    assert errors(page.post(reverse("referrals:refer"), data))["referring_team"]
    assert not Referral.objects.exists()


def test_sending_the_start_twice_makes_one_draft(cast, page):
    data = {"referring_team": cast.north_referring.pk, "team": cast.north.pk, "submission": uuid4()}
    first, second = (page.post(reverse("referrals:refer"), data)["Location"] for _ in range(2))
    assert first == second
    assert Referral.objects.count() == 1


def test_saving_a_section_completes_it_and_goes_on(page, draft):
    answer = save(page, draft, "about", ABOUT)
    assert answer["Location"] == address("referral_section", draft, "contact")
    assert draft.completed_sections == ["about"]
    assert (draft.person.nhs_number, draft.person.name) == ("9434765919", "Zoë O'Hara")


def test_a_section_says_whose_referral_it_is_and_how_far_along(page, draft):
    save(page, draft, "about", ABOUT)
    shown = page.get(address("referral_section", draft, "contact"))
    assert shown.context["caption"] == f"Zoë O'Hara, {draft.reference}, section 2 of 6"


def test_changing_an_answer_of_a_finished_draft_leads_back_to_the_check(cast, page):
    draft = finished_draft(cast)
    assert save(page, draft, "contact", CONTACT)["Location"] == address("submit", draft)
    assert save(page, draft, "contact", CONTACT | {"later": "1"})["Location"] == address("referral_tasks", draft)


def test_the_last_section_leads_to_the_check_once_nothing_is_missing(cast, page):
    draft = finished_draft(cast)
    draft.completed_sections.remove("agreement")
    draft.save()
    assert save(page, draft, "agreement", agreement())["Location"] == address("submit", draft)


def test_a_section_with_kept_text_is_in_progress(cast, page, draft):
    path = address("referral_section", draft, "hopes")
    Autosave.objects.create(user=cast.coordinator, path=path, data={"hopes": ["To"]})
    items = page.get(address("referral_tasks", draft)).context["items"]
    started = [item["title"]["text"] for item in items if item["status"].get("tag", {}).get("text") == "In progress"]
    assert started == ["Strengths and hopes"]


def test_the_start_page_leads_those_who_refer_to_the_form(cast, page, sign_in):
    assert address_of("referrals:refer") in page.get("/").content.decode()
    assert address_of("referrals:refer") not in sign_in(cast.lead).get("/").content.decode()


def test_the_last_section_leads_back_to_the_tasks_while_something_is_missing(page, draft):
    assert save(page, draft, "agreement", agreement())["Location"] == address("referral_tasks", draft)
    assert draft.agreed_on == days_ago(1)


def test_coming_back_later_keeps_what_is_valid_and_what_is_not(page, draft):
    half = ABOUT | {"date_of_birth-year": "", "later": "1"}
    assert save(page, draft, "about", half)["Location"] == address("referral_tasks", draft)
    assert (draft.person.name, draft.person.date_of_birth, draft.completed_sections) == ("Zoë O'Hara", None, [])
    shown = page.get(address("referral_section", draft, "about"))
    assert shown.context["form"]["date_of_birth"].value()["day"] == "3"


def test_an_incomplete_section_is_in_progress(page, draft):
    save(page, draft, "contact", {"contact_by": "phone", "later": "1"})
    items = page.get(address("referral_tasks", draft)).context["items"]
    assert items[1]["status"]["tag"]["text"] == "In progress"
    assert items[0]["status"]["tag"]["text"] == "Not started"


def test_a_section_that_loses_an_answer_is_no_longer_complete(page, draft):
    save(page, draft, "contact", CONTACT)
    save(page, draft, "contact", CONTACT | {"safe_contact": ""})
    assert draft.completed_sections == []


def test_a_saved_section_is_shown_again_as_it_was(page, draft):
    save(page, draft, "choices", {"worker_gender": "woman", "days": ["0", "4"], "same_worker": "no"})
    form = page.get(address("referral_section", draft, "choices")).context["form"]
    assert (form["days"].value(), form["same_worker"].value()) == ([0, 4], "no")


def test_finishing_a_section_forgets_what_was_kept(page, draft):
    save(page, draft, "hopes", {"hopes": ""})
    assert Autosave.objects.exists()
    save(page, draft, "hopes", {"hopes": "To swim"})
    assert not Autosave.objects.exists()


def test_a_sent_referral_opens_instead_of_its_draft_pages(cast, page):
    sent = ReferralFactory(referring_team=cast.north_referring, referrer=cast.coordinator, team=cast.north)
    for name, more in [("referral_tasks", []), ("referral_section", ["risk"]), ("submit", [])]:
        shown = page.get(address(name, sent, *more), follow=True)
        assert shown.redirect_chain[-1][0] == sent.get_absolute_url()
    answer = save(page, sent, "hopes", {"hopes": "Something else"})
    assert "changed meanwhile" in errors(answer)["__all__"][0]
    assert sent.hopes != "Something else"


@pytest.mark.parametrize(
    "somebody", ["coordinator2", "coordinator3", "worker", "lead", "supervisor", "manager", "admin"]
)
def test_a_draft_is_its_authors_alone(cast, sign_in, draft, somebody):
    client = sign_in(getattr(cast, somebody))
    for name, more in [
        ("referral_detail", []),
        ("referral_tasks", []),
        ("referral_section", ["about"]),
        ("submit", []),
        ("discard_draft", []),
    ]:
        assert client.get(address(name, draft, *more)).status_code == 404
        assert client.post(address(name, draft, *more)).status_code in (404, 405)


def test_the_check_page_lists_what_is_missing(page, draft):
    save(page, draft, "contact", CONTACT | {"safe_contact": ""})
    shown = page.get(address("submit", draft)).content.decode()
    assert "Say how and when it is safe to make contact" in shown
    assert "Enter the telephone number to call" not in shown
    assert "Send the referral" not in shown


def test_submitting_an_unfinished_draft_is_refused(page, draft):
    assert "Finish every section" in errors(page.post(address("submit", draft)))["__all__"][0]


def test_a_note_without_the_remark_is_asked_about_beside_it(cast, page):
    answer = page.post(address("submit", finished_draft(cast)), {"referred_before_note": "Met in spring"})
    assert errors(answer)["referred_before"] == ["Tick the box, or delete what you wrote below it"]


def test_submitting_shows_the_reference_and_offers_another(cast, page):
    draft = finished_draft(cast)
    number = uuid4()
    answers = [page.post(address("submit", draft), {"submission": number}) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {address("referral_submitted", draft)}
    shown = page.get(answers[0]["Location"]).content.decode()
    assert draft.reference in shown
    assert reverse("referrals:refer") in shown
    assert Referral.objects.get().status == Referral.Status.SUBMITTED


def test_deleting_a_draft_twice_leads_to_the_list(page, draft):
    number = uuid4()
    for _ in range(2):
        answer = page.post(address("discard_draft", draft), {"submission": number})
        assert answer["Location"] == reverse("referrals:referral_list")
    assert not Referral.objects.exists()


def known_like(draft, **fields):
    return PersonFactory(date_of_birth=draft.person.date_of_birth, **{"name": "Zoe OHara"} | fields)


def test_opening_a_draft_page_is_recorded(page, draft):
    page.get(address("referral_section", draft, "risk"))
    event = AccessEvent.objects.first()
    assert (event.verb, event.subjects) == ("referrals:referral_section", [draft.person_id])
