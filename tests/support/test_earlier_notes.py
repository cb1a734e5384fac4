"""After a change of worker: earlier session notes are read only while the person agrees."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from support.actions.supports import agree_earlier_notes
from support.models import Concern, Session
from tests.factories import SessionFactory, SupportFactory, days_ago
from tests.helpers import ended
from workers.actions.own import edit_wellbeing_sharing

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier(cast):
    """A session of the worker before."""
    before = SupportFactory(worker=cast.worker2_profile, **ended("new-worker"))
    return SessionFactory(support=before, date=days_ago(3), wellbeing=1, debrief_wanted=True)


@pytest.fixture
def support(cast, earlier):
    return SupportFactory(worker=cast.worker_profile, referral=earlier.support.referral)


def answer(client, support, agreed):
    return client.post(reverse("support:agree_earlier_notes", args=[support.pk]), {"agreed": agreed}, follow=True)


def test_until_the_person_is_asked_the_notes_are_closed(cast, support, earlier, sign_in):
    page = sign_in(cast.worker).get(support.get_absolute_url()).text
    assert "Not asked yet" in page
    assert earlier.get_absolute_url() not in page
    assert sign_in(cast.worker).get(earlier.get_absolute_url()).status_code == 404


def test_with_agreement_the_notes_are_listed_and_opened(cast, support, earlier, sign_in):
    page = answer(sign_in(cast.worker), support, "yes").text
    assert "Agreed, " in page
    assert "The person agreed that earlier session notes are read" in page
    assert earlier.get_absolute_url() in page
    note = sign_in(cast.worker).get(earlier.get_absolute_url()).text
    assert earlier.summary in note
    assert support.get_absolute_url() in note


def test_when_the_person_no_longer_agrees_the_notes_close_again(cast, support, earlier, sign_in):
    answer(sign_in(cast.worker), support, "yes")
    page = answer(sign_in(cast.worker), support, "no").text
    assert "Not agreed, " in page
    assert "The person no longer agrees that earlier session notes are read" in page
    assert earlier.get_absolute_url() not in page
    assert sign_in(cast.worker).get(earlier.get_absolute_url()).status_code == 404


def test_how_the_earlier_worker_was_and_their_concerns_stay_with_them_and_the_leads(cast, support, earlier, sign_in):
    concern = Concern.objects.create(
        support=earlier.support, session=earlier, kind="risk", text="Alone.", raised_by=cast.worker2
    )
    answer(sign_in(cast.worker), support, "yes")
    edit_wellbeing_sharing(worker=cast.worker2_profile, by=cast.worker2, shares_wellbeing=True)
    note = sign_in(cast.worker).get(earlier.get_absolute_url()).text
    for told in ("1: struggling", "Debrief", concern.get_absolute_url()):
        assert told not in note
        assert told in sign_in(cast.lead).get(earlier.get_absolute_url()).text


def test_nothing_may_be_written_into_earlier_notes(cast, support, earlier, sign_in):
    answer(sign_in(cast.worker), support, "yes")
    for name in ("edit_session", "add_to_session", "rebook_session"):
        assert sign_in(cast.worker).post(reverse(f"support:{name}", args=[earlier.pk])).status_code == 403


def test_agreement_opens_nothing_to_anybody_else(cast, support, earlier):
    agree_earlier_notes(support=support, by=cast.worker, agreed=True)
    for stranger in (cast.worker2, cast.worker3, cast.lead2, cast.coordinator):
        assert not Session.objects.visible_to(stranger).exists()


def test_agreement_ends_with_the_support(cast, support, earlier):
    agree_earlier_notes(support=support, by=cast.worker, agreed=True)
    assert earlier in Session.objects.visible_to(cast.worker)
    for name, value in ended().items():
        setattr(support, name, value)
    support.earlier_notes_agreed = True
    support.save()
    assert not Session.objects.visible_to(cast.worker).exists()


def test_without_earlier_notes_nobody_is_asked(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile)
    address = reverse("support:agree_earlier_notes", args=[support.pk])
    page = sign_in(cast.worker).get(support.get_absolute_url()).text
    assert address not in page
    assert "Earlier notes may be read" not in page
    with pytest.raises(ValidationError, match="no earlier session notes"):
        agree_earlier_notes(support=support, by=cast.worker, agreed=True)


def test_a_lead_sees_the_answer_and_does_not_give_it(cast, support, sign_in):
    answer(sign_in(cast.worker), support, "yes")
    assert "Agreed, " in sign_in(cast.lead).get(support.get_absolute_url()).text
    assert answer(sign_in(cast.lead), support, "no").status_code == 403


def test_an_answer_is_needed(cast, support, sign_in):
    assert "Choose whether the person agrees" in answer(sign_in(cast.worker), support, "").text
