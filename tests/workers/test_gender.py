"""A worker's gender: for the choice that a person may make, and shown to nobody else unless the worker wishes."""

import pytest
from django.urls import reverse

from groundwork.models import AccessEvent
from support.ranking import GENDER, candidates
from tests.cast import ROLES_OF_CAST
from tests.factories import ReferralFactory, days_ago
from workers.actions.own import edit_gender
from workers.models import Visibility

pytestmark = pytest.mark.django_db
WORDS = "A woman, most days"


@pytest.fixture
def worker(cast):
    return edit_gender(worker=cast.worker2_profile, by=cast.worker2, gender="woman", gender_words=WORDS)


def readers(cast, sign_in, name, worker):
    address = reverse(f"workers:{name}", args=[worker.pk])
    return {who for who in ROLES_OF_CAST if WORDS in sign_in(getattr(cast, who)).get(address).text}


@pytest.mark.parametrize(
    ("visibility", "profile", "team", "people"),
    [
        (Visibility.MATCHING, {"worker2"}, set(), set()),
        (Visibility.TEAM, {"worker2", "lead", "supervisor"}, {"worker", "worker2", "lead", "supervisor"}, set()),
        (
            Visibility.PEOPLE,
            {"worker2", "lead", "supervisor"},
            {"worker", "worker2", "lead", "supervisor"},
            {"worker2", "lead", "supervisor"},
        ),
    ],
)
def test_it_goes_as_far_as_the_worker_chose(cast, worker, sign_in, visibility, profile, team, people):
    edit_gender(worker=worker, by=cast.worker2, gender="woman", gender_words=WORDS, gender_visibility=visibility)
    assert readers(cast, sign_in, "worker_detail", worker) == profile
    assert readers(cast, sign_in, "colleague_detail", worker) == team
    assert readers(cast, sign_in, "introduction", worker) == people


@pytest.mark.parametrize(("asked", "meets"), [("woman", True), ("man", False), ("any", None), ("", None)])
def test_matching_says_whether_it_fits_what_somebody_asked_for(cast, worker, asked, meets):
    referral = ReferralFactory(
        status="waiting", referring_team=cast.north_referring, team=cast.north, worker_gender=asked
    )
    found = {each.worker: each for each in candidates(referral, days_ago(0))}[worker]
    assert (GENDER in found.met, GENDER in found.unmet) == (meets is True, meets is False)


def test_that_it_was_compared_is_in_the_trail_and_its_words_are_not_shown(cast, worker, sign_in):
    referral = ReferralFactory(
        status="waiting", referring_team=cast.north_referring, team=cast.north, worker_gender="woman"
    )
    page = sign_in(cast.lead).get(reverse("support:match", args=[referral.pk])).text
    assert GENDER in page
    assert WORDS not in page
    [event] = AccessEvent.objects.filter(verb="workers:gender_compared")
    assert worker.pk in event.subjects
    own = sign_in(cast.worker2).get(reverse("workers:my_profile")).text
    assert "Lena Fairweather: was told whether your gender fits what somebody asked for, 1 time" in own


@pytest.mark.parametrize(("modes", "met", "unmet"), [(["02"], True, False), (["01"], False, True), ([], False, False)])
def test_a_way_to_meet_is_compared_where_the_worker_named_any(cast, modes, met, unmet):
    cast.worker_profile.modes = modes
    cast.worker_profile.save()
    referral = ReferralFactory(status="waiting", referring_team=cast.north_referring, team=cast.north, mode="02")
    found = {each.worker: each for each in candidates(referral, days_ago(0))}[cast.worker_profile]
    words = "the way to meet they asked for (telephone)"
    assert (words in found.met, words in found.unmet) == (met, unmet)
