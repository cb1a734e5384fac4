"""What is known of a person can be put right, by those who work with them, and nobody wonders what it said before."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from groundwork.models import AccessEvent
from referrals.actions.corrections import NOTHING_CHANGED, correct_person, correct_risks
from referrals.actions.people import description_of
from referrals.models import Correction, Person, Risk, RiskKind
from tests.factories import PersonFactory, ReferralFactory, SupportFactory
from tests.helpers import told

pytestmark = pytest.mark.django_db


def page_of(person):
    return reverse("referrals:person_detail", args=[person.pk])


def form_of(person, section):
    return reverse("referrals:correct_person", args=[person.pk, section])


def filled(client, address, **changed):
    """What the form at an address would send as it stands, with some of it changed."""
    form = client.get(address).context["form"]
    data = {}
    for name in form.fields:
        value = form[name].value()
        if name == "date_of_birth":
            data |= {
                "date_of_birth-day": value.day,
                "date_of_birth-month": value.month,
                "date_of_birth-year": value.year,
            }
        elif name == "phone":
            data[name] = value.as_national if value else ""
        elif name == "nhs_number_known":
            data[name] = "yes" if value is True or value == "yes" else "no"
        else:
            data[name] = "" if value is None else value
    return (
        data | {"may_leave_message": "no", "reason": "They told me."} | changed | {"seen": form.hidden_values["seen"]}
    )


@pytest.fixture
def person(support):
    return support.person


def test_a_new_telephone_number_is_kept_with_the_person_and_the_old_one_beside_it(cast, support, person, sign_in):
    address = form_of(person, "contact")
    client = sign_in(cast.worker)
    answer = client.post(address, filled(client, address, phone="020 7946 0999", may_leave_message="no"), follow=True)
    assert "Corrected. Those who work with them are told." in answer.text
    person.refresh_from_db()
    assert person.phone.as_national == "020 7946 0999"
    kept = Correction.objects.get(field="phone")
    assert (kept.before, kept.after, kept.reason, kept.by) == (
        "020 7946 0018", "020 7946 0999", "They told me.", cast.worker,
    )  # fmt: skip
    for address in (support.get_absolute_url(), support.referral.get_absolute_url(), page_of(person)):
        page = sign_in(cast.lead).get(address).text
        assert "020 7946 0018" in page
        assert "They told me." in page


def test_an_nhs_number_not_known_at_the_moment_is_added(cast, person, sign_in):
    address, client = form_of(person, "about"), sign_in(cast.lead)
    answer = client.post(address, filled(client, address, nhs_number_known="yes", nhs_number="943 476 5919"))
    assert answer.status_code == 302
    person.refresh_from_db()
    assert (person.nhs_number, person.nhs_number_missing) == ("9434765919", "")


def test_a_number_that_is_somebody_elses_is_told_as_a_conflict_to_the_leads_of_both(cast, person):
    known = PersonFactory(name="Bo South", nhs_number="9434765919", nhs_number_missing="")
    ReferralFactory(referring_team=cast.south_referring, person=known)
    number = {"nhs_number": "9434765919", "nhs_number_missing": ""}
    correct_person(person=person, by=cast.worker, reason="On the letter.", answers=number)
    assert "nhs_number_conflict" in told(cast.lead)
    assert told(cast.lead2) == ["nhs_number_conflict"]


def test_everybody_who_works_with_the_person_hears_but_not_who_corrected(cast, support, person):
    support.referral.referring_team, support.referral.referrer = cast.north_referring, cast.coordinator
    support.referral.save()
    ReferralFactory(referring_team=cast.south_referring, referrer=cast.coordinator3, person=person)
    correct_person(person=person, by=cast.worker, reason="Heard today.", answers={"pronouns": "they/them"})
    for who in (cast.lead, cast.coordinator, cast.lead2, cast.coordinator3):
        assert told(who) == ["person_corrected"]
    assert told(cast.worker) == []


def test_a_correction_that_changes_nothing_is_refused(cast, person, sign_in):
    with pytest.raises(ValidationError, match="Nothing is different"):
        correct_person(person=person, by=cast.lead, reason="?", answers={"name": person.name})
    address, client = form_of(person, "about"), sign_in(cast.lead)
    answer = client.post(address, filled(client, address))
    assert answer.context["form"].non_field_errors() == [NOTHING_CHANGED]
    assert not Correction.objects.exists()


def test_the_reason_is_asked_for(cast, person, sign_in):
    address, client = form_of(person, "about"), sign_in(cast.lead)
    answer = client.post(address, filled(client, address, name="Ash Other", reason=" "))
    assert answer.context["form"].errors == {"reason": ["Say why you correct it"]}


def test_of_two_who_correct_at_once_the_second_hears_what_is_there_now(cast, person, sign_in):
    address, client = form_of(person, "about"), sign_in(cast.lead)
    sent = filled(client, address, name="Ash Third")
    correct_person(person=person, by=cast.worker, reason="Spelt wrong.", answers={"name": "Ash Second"})
    answer = client.post(address, sent)
    assert "This is now “Ash Second”" in answer.context["form"].errors["name"][0]
    person.refresh_from_db()
    assert person.name == "Ash Second"


def test_a_risk_is_corrected_where_it_was_answered(cast, support, person, sign_in):
    kinds = list(RiskKind.objects.all())
    for kind in kinds:
        Risk.objects.create(referral=support.referral, kind=kind, answer=Risk.Answer.NO)
    address, client = reverse("referrals:correct_risks", args=[support.referral_id]), sign_in(cast.worker)
    answers = {kind.code: "no" for kind in kinds}
    answers |= {kinds[0].code: "yes", kinds[0].detail_code: "Said so today.", "reason": "Heard in the session."}
    assert client.post(address, answers)["Location"] == page_of(person)
    assert Risk.objects.get(answer="yes").detail == "Said so today."
    kept = Correction.objects.get()
    assert (kept.before, kept.after, kept.referral) == ("No", "Yes: Said so today.", support.referral)
    assert kinds[0].label in client.get(support.get_absolute_url()).context["banner"].alerts[0]["words"]


def test_a_referrer_reads_what_they_sent_with_what_was_put_right_since(cast, waiting, sign_in):
    person = waiting.person
    waiting.person_as_sent = description_of(person)
    waiting.save()
    # What somebody else says of the person does not reach them, a correction does.
    Person.objects.filter(pk=person.pk).update(access_needs="Said elsewhere.")
    person.refresh_from_db()
    correct_person(person=person, by=cast.lead, reason="Asked.", answers={"pronouns": "she/her"})
    page = sign_in(cast.coordinator).get(page_of(person))
    assert "she/her" in page.text
    assert "Said elsewhere." not in page.text
    address, client = form_of(person, "contact"), sign_in(cast.coordinator)
    client.post(address, filled(client, address, phone="020 7946 0999"))
    person.refresh_from_db()
    assert (person.phone.as_national, person.access_needs) == ("020 7946 0999", "Said elsewhere.")


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 200), ("lead", 200), ("worker", 404), ("lead2", 404), ("coordinator3", 404), ("manager", 404)],
)
def test_the_page_is_for_those_who_work_with_the_person_or_referred_them(cast, waiting, offer, sign_in, who, status):
    client = sign_in(getattr(cast, who))
    assert client.get(page_of(waiting.person)).status_code == status
    assert client.get(form_of(waiting.person, "about")).status_code == status
    assert AccessEvent.objects.filter(user=getattr(cast, who), verb="referrals:person_detail").exists() == (
        status == 200
    )


def test_a_worker_who_no_longer_supports_the_person_corrects_nothing(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile)
    assert sign_in(cast.worker).get(form_of(support.person, "contact")).status_code == 200
    support.worker = cast.worker2_profile
    support.save()
    assert sign_in(cast.worker).get(form_of(support.person, "contact")).status_code == 404


def test_corrections_cannot_be_rewritten(cast, person):
    correct_risk_nobody_answered = {"unknown": {"answer": "yes", "detail": ""}}
    with pytest.raises(ValidationError, match="Nothing is different"):
        correct_risks(referral=person.referrals.get(), by=cast.lead, reason="?", risks=correct_risk_nobody_answered)
    correct_person(person=person, by=cast.lead, reason="Spelt wrong.", answers={"name": "Ash Second"})
    with pytest.raises(DatabaseError, match=r"permission denied|Cannot update"), transaction.atomic():
        Correction.objects.update(before="Something else")
