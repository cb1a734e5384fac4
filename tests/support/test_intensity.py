"""How often a support meets, and how much of its worker's places it takes: counted in one place, whoever asks."""

from contextlib import nullcontext
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from supervision.agenda import agenda
from supervision.dashboard import dashboard_of
from support.actions.intensity import change_intensity
from support.actions.matching import match
from support.caseload import caseload, places
from support.models import Intensity, IntensityChange
from tests.factories import ReferralFactory, SupportFactory, days_ago, hold_required_training
from tests.helpers import ended, told
from training.models import Course
from workers.models import Worker

pytestmark = pytest.mark.django_db


def intensity(code):
    return Intensity.objects.get(code=code)


def supports(worker, *codes):
    return [SupportFactory(worker=worker, intensity=intensity(code) if code else None) for code in codes]


def agree(worker, number):
    Worker.objects.filter(pk=worker.pk).update(agreed_caseload=number)


@pytest.mark.parametrize(
    ("codes", "taken"),
    [
        ([], "0"),
        ([None], "1"),
        (["weekly", "fortnightly"], "1.5"),
        (["group", "group", "group"], "1"),
        (["group"] * 12, "4"),
        (["monthly", "ending", None], "1.75"),
        (["group"], "0.33"),
    ],
)
def test_supports_weigh_by_how_often_they_meet(cast, codes, taken):
    supports(cast.worker_profile, *codes)
    SupportFactory(worker=cast.worker_profile, **ended())
    assert places(caseload(cast.worker_profile)) == taken


def waiting(cast):
    return ReferralFactory(status="waiting", referring_team=cast.north_referring, team=cast.north)


@pytest.mark.parametrize(
    ("codes", "has_room"),
    [(["fortnightly", "fortnightly"], True), (["weekly", "fortnightly"], False), (["group"] * 3, True)],
)
def test_an_offer_needs_a_whole_place(cast, codes, has_room):
    hold_required_training(cast.worker_profile)
    agree(cast.worker_profile, 2)
    supports(cast.worker_profile, *codes)
    refused = nullcontext() if has_room else pytest.raises(ValidationError, match=r"1.5 of 2 places taken")
    with refused:
        match(referral=waiting(cast), worker=cast.worker_profile, by=cast.lead)


def test_the_page_for_choosing_says_places_and_people(cast, sign_in):
    supports(cast.worker_profile, "fortnightly", "group")
    page = sign_in(cast.lead).get(reverse("support:match", args=[waiting(cast).pk])).text
    assert "Wren Adeyemi: 0.83 of 12 places taken, 2 people supported" in page


def test_a_worker_says_how_often_they_meet(cast, sign_in):
    [support] = supports(cast.worker_profile, None)
    client, address = sign_in(cast.worker), reverse("support:change_intensity", args=[support.pk])
    assert "Not said: counts as a place" in client.get(support.get_absolute_url()).text
    assert list(client.post(address, {}).context["form"].errors) == ["intensity"]
    assert client.post(address, {"intensity": intensity("fortnightly").pk}).status_code == 302
    page = client.get(support.get_absolute_url()).text
    assert "Every two weeks: counts as 0.5 of a place" in page
    assert "How often you meet: every two weeks" in page
    form = client.post(address, {"intensity": intensity("fortnightly").pk}).context["form"]
    assert form.errors == {"intensity": ["It is this already. Choose another than Every two weeks"]}


def test_a_lead_changes_it_and_the_worker_is_told(cast, sign_in):
    [support] = supports(cast.worker_profile, "weekly")
    address = reverse("support:change_intensity", args=[support.pk])
    assert sign_in(cast.lead).post(address, {"intensity": intensity("ending").pk}).status_code == 302
    assert told(cast.worker) == ["intensity_changed"]


def test_going_past_capacity_needs_a_reason_and_lessening_never_does(cast):
    agree(cast.worker_profile, 1)
    first, second = supports(cast.worker_profile, "fortnightly", "weekly")
    with pytest.raises(ValidationError) as refused:
        change_intensity(support=first, by=cast.worker, intensity=intensity("weekly"), reason=" ")
    assert "Wren Adeyemi would have 2 of 1 places taken." in refused.value.message_dict["reason"][0]
    change_intensity(support=second, by=cast.worker, intensity=intensity("fortnightly"))
    change_intensity(support=first, by=cast.worker, intensity=intensity("weekly"), reason="A hard month.")
    assert caseload(cast.worker_profile) == Decimal("1.5")


def test_an_ended_support_is_left_alone(cast):
    support = SupportFactory(worker=cast.worker_profile, **ended())
    with pytest.raises(ValidationError, match="This was changed meanwhile"):
        change_intensity(support=support, by=cast.lead, intensity=intensity("weekly"))


@pytest.mark.parametrize("weight", ["0", "0.05", "2.001", "9"])
def test_the_database_refuses_weights_that_cannot_be(cast, weight):
    with pytest.raises(IntegrityError, match="intensity_weight_in_range"), transaction.atomic():
        Intensity.objects.filter(code="weekly").update(weight=weight)


def test_a_line_once_written_stays(cast):
    [support] = supports(cast.worker_profile, "weekly")
    change_intensity(support=support, by=cast.worker, intensity=intensity("ending"))
    with pytest.raises(DatabaseError, match=r"Cannot update|permission denied"), transaction.atomic():
        IntensityChange.objects.update(reason="Something else.")


def test_administrators_edit_the_weights_and_everything_counts_by_them(cast, sign_in):
    supports(cast.worker_profile, "fortnightly")
    client, address = sign_in(cast.admin), "/lists/intensities/fortnightly/edit/"
    wrong = client.post(address, {"label": "Now and then", "weight": "3"}).context["form"]
    assert wrong.errors == {"weight": ["Weight must be 2 or less"]}
    assert client.post(address, {"label": "Now and then", "weight": "0.75"}).status_code == 302
    assert caseload(cast.worker_profile) == Decimal("0.75")


def test_dashboard_agenda_and_list_count_the_same(cast, sign_in):
    Course.objects.update(is_active=False)
    agree(cast.worker_profile, 1)
    supports(cast.worker_profile, "weekly", "group")
    row = next(row for row in dashboard_of(cast.lead, days_ago(0))["rows"] if row["worker"] == cast.worker_profile)
    assert (row["taken"], row["is_over"], row["worker"].open_supports) == ("1.33 of 1 places taken", True, 2)
    [item] = [item for item in agenda(cast.worker_profile, cast.lead, days_ago(0)) if "places" in item.label]
    assert (item.label, item.count) == ("Open supports: 1.33 of 1 places taken", 2)
    client = sign_in(cast.lead)
    assert "1.33 of 1 places taken" in client.get(cast.worker_profile.get_absolute_url()).text
    assert "1.33 of 1 places taken" in client.get(reverse("workers:worker_list")).text


@pytest.mark.parametrize("answer", ["free", "full", "over"])
def test_the_list_of_workers_finds_who_has_a_place_free(cast, sign_in, answer):
    agree(cast.worker_profile, 1)
    supports(cast.worker_profile, "weekly", "ending")
    page = sign_in(cast.lead).get(reverse("workers:worker_list"), {"places": answer}).context["page_obj"]
    expected = cast.worker2_profile if answer == "free" else cast.worker_profile
    assert list(page) == [expected]
