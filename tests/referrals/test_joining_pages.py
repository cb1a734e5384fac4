"""The lead's pages: two records side by side, and taking them apart."""

import pytest
from django.urls import reverse

from accounts.permissions import Role
from groundwork.models import AccessEvent
from referrals.actions.joining import join_people
from referrals.models import Joining, Person
from tests.factories import MembershipFactory, PersonFactory, ReferralFactory, SupportFactory

pytestmark = pytest.mark.django_db
WHY = "The same address, and the same sister."


@pytest.fixture
def north(cast):
    person = PersonFactory(name="Anna One", phone="020 7946 0018", pronouns="she/her")
    return ReferralFactory(person=person, referring_team=cast.north_referring, team=cast.north)


@pytest.fixture
def south(cast):
    person = PersonFactory(name="Anne One", phone="020 7946 0999", gender="woman")
    return ReferralFactory(person=person, referring_team=cast.south_referring, team=cast.south)


@pytest.fixture
def leads_both(cast):
    """The lead of the Northside, who is lead of the Southside as well."""
    MembershipFactory(user=cast.lead, role=Role.LEAD, team=cast.south)


def address(referral, other):
    return reverse("referrals:join_people", args=[referral.pk, other.pk])


def compared(page):
    return page.context["form"].hidden_values["compared"]


def test_both_are_side_by_side_and_what_differs_is_marked(cast, north, south, leads_both, sign_in):
    page = sign_in(cast.lead).get(address(north, south))
    differs = {line.key: line.differs for line in page.context["lines"]}
    assert differs["Full name"]
    assert not differs["Date of birth"]
    assert page.text.count("Different</strong>") == sum(differs.values())
    assert "020 7946 0999" in page.text
    events = AccessEvent.objects.filter(user=cast.lead, verb="referrals:join_people")
    assert {each for event in events for each in event.subjects} == {north.person_id, south.person_id}


def test_keeping_what_is_typed_on_that_page_is_no_look_at_them(cast, north, south, leads_both, sign_in):
    kept = sign_in(cast.lead).post("/autosave/", {"path": address(north, south), "reason": WHY})
    assert kept.status_code == 200
    assert not AccessEvent.objects.exists()


def test_each_fact_that_differs_is_asked_about_and_offered_where_only_one_says_it(
    cast, north, south, leads_both, sign_in
):
    client = sign_in(cast.lead)
    form = client.get(address(north, south)).context["form"]
    asked = {name: field.initial for name, field in form.fields.items()}
    assert asked == {
        "keep_name": None,
        "keep_pronouns": "kept",
        "keep_contact_by": None,
        "keep_gender": "joined",
        "reason": None,
    }
    wrong = errors(client.post(address(north, south)))
    assert wrong["keep_name"] == ["Select which is right: Full name"]
    assert wrong["keep_contact_by"] == ["Select which is right: How to make contact"]
    assert wrong["reason"] == ["Enter why you think they are one person"]


def answers(page):
    chosen = {"keep_name": "kept", "keep_pronouns": "kept", "keep_contact_by": "joined", "keep_gender": "joined"}
    return chosen | {"reason": WHY, "compared": compared(page)}


def test_join_keeps_what_was_chosen_and_leads_back(cast, north, south, leads_both, sign_in):
    client = sign_in(cast.lead)
    answer = client.post(address(north, south), answers(client.get(address(north, south))))
    assert answer["Location"] == north.get_absolute_url()
    person = Person.objects.known().get()
    assert (person.name, person.phone.as_national, person.gender) == ("Anna One", "020 7946 0999", "woman")
    assert WHY in client.get(south.get_absolute_url()).text


def test_join_of_what_changed_meanwhile_is_refused_and_can_be_tried_again(cast, north, south, leads_both, sign_in):
    client = sign_in(cast.lead)
    given = answers(client.get(address(north, south)))
    south.person.save()
    refused = client.post(address(north, south), given)
    assert "changed one of these records" in errors(refused)["__all__"][0]
    assert client.post(address(north, south), answers(refused)).status_code == 302


def test_join_needs_both_records_to_be_open_to_the_lead(cast, north, south, sign_in):
    for lead, pair in ((cast.lead, (north, south)), (cast.lead2, (north, south)), (cast.lead, (south, north))):
        client = sign_in(lead)
        assert client.get(address(*pair)).status_code == 404
        assert client.post(address(*pair), {"reason": WHY}).status_code == 404
    assert not Joining.objects.exists()


def joined(cast, north, south):
    return join_people(kept=north.person, joined=south.person, by=cast.lead, reason=WHY, take=["contact_by"])


def test_joining_is_in_the_timeline_for_leads_and_workers_not_for_referrers(cast, north, south, sign_in):
    support = SupportFactory(worker=cast.worker3_profile, referral=south)
    joined(cast, north, south)
    pages = [(cast.lead, north), (cast.lead2, south), (cast.lead2, support), (cast.worker3, support)]
    assert [WHY in sign_in(reader).get(record.get_absolute_url()).text for reader, record in pages] == [True] * 4
    for reader, referral in ((cast.coordinator, north), (cast.coordinator3, south)):
        page = sign_in(reader).get(referral.get_absolute_url()).text
        assert WHY not in page
        assert "Joined with another" not in page


def test_the_trail_of_each_counts_looks_at_the_other_while_they_were_one(cast, north, south, sign_in):
    sign_in(cast.coordinator3).get(south.get_absolute_url())
    joining = joined(cast, north, south)
    assert "Another team: 1 time," in trail(sign_in(cast.lead), north)
    sign_in(cast.coordinator).get(north.get_absolute_url())
    sign_in(cast.lead2).post(reverse("referrals:take_apart", args=[joining.pk]), {"reason": "Sisters."})
    sign_in(cast.coordinator2).get(north.get_absolute_url())
    of_north, of_south = trail(sign_in(cast.lead), north), trail(sign_in(cast.lead2), south)
    # Of the south: taking apart.
    assert "Another team: 1 time," in of_north
    # Of the north: the trail and the referral, while they were one.
    assert "Another team: 2 times," in of_south
    assert "Chidi Okafor" in of_south


def trail(client, referral):
    return client.get(reverse("referrals:referral_trail", args=[referral.pk])).text


def test_any_lead_concerned_may_take_apart(cast, north, south, sign_in):
    joining = joined(cast, north, south)
    client = sign_in(cast.lead2)
    link = reverse("referrals:take_apart", args=[joining.pk])
    assert link in client.get(south.get_absolute_url()).text
    assert "How to make contact" in client.get(link).text
    assert errors(client.post(link))["reason"] == ["Enter why they are taken apart"]
    assert client.post(link, {"reason": "They are sisters."})["Location"] == south.get_absolute_url()
    south.refresh_from_db()
    assert south.person.name == "Anne One"
    assert "They are sisters." in client.get(south.get_absolute_url()).text
    assert link not in client.get(south.get_absolute_url()).text


def test_take_apart_twice_leads_back_with_a_word(cast, north, south, sign_in):
    link = reverse("referrals:take_apart", args=[joined(cast, north, south).pk])
    client = sign_in(cast.lead)
    client.post(link, {"reason": "No."})
    assert "taken apart already" in client.get(link, follow=True).text
    assert "taken apart already" in errors(client.post(link, {"reason": "No."}))["__all__"][0]


def errors(answer):
    return answer.context["form"].errors


def test_another_record_is_found_by_its_reference_however_it_is_typed(cast, north, south, leads_both, sign_in):
    client, page = sign_in(cast.lead), reverse("referrals:compare", args=[north.pk])
    assert page in client.get(north.get_absolute_url()).text
    typed = f" {south.reference.lower().replace('-', ' ')} "
    assert client.get(page, {"reference": typed})["Location"] == address(north, south)


@pytest.mark.parametrize("whose", ["south", "north", "nobody"])
def test_a_reference_that_the_lead_may_not_open_is_as_one_that_is_not(cast, north, south, whose, sign_in):
    typed = {"south": south.reference, "north": north.reference, "nobody": "PS-2222-22"}[whose]
    answer = sign_in(cast.lead).get(reverse("referrals:compare", args=[north.pk]), {"reference": typed})
    assert errors(answer)["reference"] == [
        "You can open no other record with this reference. Check it, or ask the other team's lead"
    ]
