from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groundwork.models import AccessEvent
from referrals.models import Referral, RiskKind
from tests.consistency.filling import boxes
from tests.factories import PersonFactory, ReferralFactory, days_ago
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


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"name": ""}, "name", "Enter their full name"),
        ({"nhs_number": "943 476 5918"}, "nhs_number", "not a real one"),
        ({"nhs_number": "12345"}, "nhs_number", "10 digits"),
        ({"nhs_number": ""}, "nhs_number", "Enter their NHS number"),
        ({"nhs_number_known": "no"}, "nhs_number_missing", "why the NHS number is missing"),
        ({"nhs_number_known": ""}, "nhs_number_known", "Select yes"),
        ({"date_of_birth-year": "1890"}, "date_of_birth", "must be on or after"),
        ({"date_of_birth-year": "2999"}, "date_of_birth", "in the past"),
        ({"date_of_birth-month": "13"}, "date_of_birth", "real date"),
        (
            {"date_of_birth-day": "", "date_of_birth-month": "", "date_of_birth-year": ""},
            "date_of_birth",
            "Enter their",
        ),
        ({"name": "x" * 151}, "name", "150 characters"),
    ],
)
def test_about_says_which_answer_is_wrong(page, draft, changes, field, says):
    [message] = errors(save(page, draft, "about", ABOUT | changes))[field]
    assert says in message


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"contact_by": ""}, "contact_by", "best way"),
        ({"phone": ""}, "phone", "number to call"),
        ({"phone": "12"}, "phone", "like 020 7946 0018"),
        ({"phone": "07912345678 (mum)"}, "phone", "Write whose it is under “Safe way and time to make contact”"),
        ({"contact_by": "text", "phone": ""}, "phone", "text messages"),
        ({"contact_by": "email"}, "email", "address to write to"),
        ({"contact_by": "email", "email": "zoe@"}, "email", "correct format"),
        ({"contact_by": "post", "postcode": "LS2 7UE"}, "address", "address to write to"),
        ({"contact_by": "post", "address": "1 High Street"}, "postcode", "postcode of the address"),
        ({"postcode": "nowhere"}, "postcode", "full UK postcode"),
        ({"safe_contact": " "}, "safe_contact", "safe to make contact"),
        ({"may_leave_message": ""}, "may_leave_message", "message may be left"),
    ],
)
def test_contact_says_which_answer_is_wrong(page, draft, changes, field, says):
    [message] = errors(save(page, draft, "contact", CONTACT | changes))[field]
    assert says in message


@pytest.mark.parametrize("risk", RISKS)
def test_a_risk_needs_its_detail_only_where_there_is_one(page, draft, risk):
    label = RiskKind.objects.get(code=risk).label
    assert errors(save(page, draft, "risk", RISK | {risk: "yes"})) == {
        f"{risk}_detail": [f"{label}: say what is known and what helps"]
    }
    save(page, draft, "risk", RISK | {f"{risk}_detail": "left over"})
    assert draft.completed_sections == ["risk"]
    assert draft.risks.get(kind__code=risk).detail == ""


def on(name, day):
    """The three boxes of a date, filled."""
    return {f"{name}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


@pytest.mark.parametrize(("discharge", "days"), [("recent", 20), ("coming", -5)])
def test_a_discharge_needs_its_date(page, draft, discharge, days):
    assert errors(save(page, draft, "risk", RISK | {"discharge": discharge})) == {
        "discharge_on": ["Enter the date of discharge"]
    }
    day = on("discharge_on", days_ago(days))
    save(page, draft, "risk", RISK | day | {"discharge": discharge})
    assert draft.completed_sections == ["risk"]
    save(page, draft, "risk", RISK | day)
    assert draft.discharge_on is None


@pytest.mark.parametrize(("discharge", "days"), [("recent", -5), ("coming", 20)])
def test_a_discharge_is_past_or_to_come_as_its_date(page, draft, discharge, days):
    answers = RISK | {"discharge": discharge} | on("discharge_on", days_ago(days))
    assert "must be today or in the" in errors(save(page, draft, "risk", answers))["discharge_on"][0]


def test_each_unanswered_risk_has_its_own_message(page, draft):
    said = errors(save(page, draft, "risk", {"priority": "routine", "discharge": "no"}))
    assert said["suicide"] == ["Select whether there is a risk of suicide"]
    assert len({message for messages in said.values() for message in messages}) == len(RISKS)


def test_agreement_is_needed_and_not_in_the_future(page, draft):
    assert "only when they have agreed" in errors(save(page, draft, "agreement", {"agreed": "no"}))["agreed"][0]
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = {"agreed": "yes", "agreed_how": "phone"} | {
        f"agreed_on-{part}": getattr(tomorrow, part) for part in ("day", "month", "year")
    }
    assert "in the past" in errors(save(page, draft, "agreement", data))["agreed_on"][0]


def test_no_section_shows_a_message_of_django(page, draft):
    for section in Referral.Section.values:
        for messages in errors(save(page, draft, section, {})).values() if section != "choices" else ():
            assert not {"This field is required.", "Enter a valid value."} & set(messages)


def known_like(draft, **fields):
    return PersonFactory(date_of_birth=draft.person.date_of_birth, **{"name": "Zoe OHara"} | fields)


def likely_parts(page, draft):
    """The page that sends a draft, without what every answer has of its own."""
    return page.get(address("submit", draft)).content.decode().partition("Send the referral</h2>")[2].split("<form")[0]


def test_somebody_alike_whom_the_referrer_may_not_know_of_changes_nothing(cast, page):
    draft = finished_draft(cast)
    before = likely_parts(page, draft)
    hidden = known_like(draft, name="Anna Two", nhs_number="9434765919", nhs_number_missing="", gender="woman")
    ReferralFactory(person=hidden, referring_team=cast.south_referring, team=cast.south)
    assert likely_parts(page, draft) == before
    assert not AccessEvent.objects.filter(subjects__contains=[hidden.pk]).exists()


def test_an_earlier_referral_of_the_own_team_is_named(cast, page):
    draft = finished_draft(cast, nhs_number="")
    known = known_like(draft)
    own = {"referring_team": cast.north_referring, "referrer": cast.coordinator2, "team": cast.north}
    earlier = ReferralFactory(person=known, **own)
    assert f">{earlier.reference}</a> (submitted)" in likely_parts(page, draft)
    assert AccessEvent.objects.filter(subjects__contains=[known.pk]).get().verb == "referrals:likely_known"


def test_the_remark_that_they_were_referred_before_is_for_the_lead_alone(cast, page, sign_in):
    draft = finished_draft(cast)
    page.post(address("submit", draft), {"referred_before": "on", "referred_before_note": "Met in spring"})
    draft.refresh_from_db()
    assert (draft.status, draft.referred_before) == ("submitted", True)
    for reader, reads in ((cast.lead, True), (cast.coordinator2, False)):
        assert ("Met in spring" in sign_in(reader).get(draft.get_absolute_url()).text) is reads


def test_risk_says_where_to_turn_in_a_crisis(page, draft):
    assert "call 999" in page.get(address("referral_section", draft, "risk")).content.decode()


@pytest.mark.parametrize("typed", ["0191 49", "0.0000001"])
def test_a_telephone_number_that_is_refused_comes_back_as_it_was_typed(page, draft, typed):
    answer = save(page, draft, "contact", CONTACT | {"phone": typed})
    assert answer.status_code == 200
    assert f'value="{typed}"' in answer.text


def test_languages_are_ticked_and_others_written(page, draft):
    save(page, draft, "contact", CONTACT | {"language": ["Polish", "English"], "language_others": "twi and bsl"})
    draft.person.refresh_from_db()
    assert draft.person.language == "English, British Sign Language, Polish, Twi"
    form = page.get(address("referral_section", draft, "contact")).context["form"]
    assert form["language"].value() == ["English", "British Sign Language", "Polish"]
    assert form["language_others"].value() == "Twi"
