"""The numbers of the service have a day from which they hold, and a change moves nothing there is."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.actions.limits import set_limit, take_back_limit
from accounts.limits import limits
from accounts.models import LimitVersion
from support.limits import EDIT_HOURS, REVIEW_WEEKS, SUPPORT_WEEKS
from tests.factories import days_ago

pytestmark = pytest.mark.django_db
TODAY, SOON = days_ago(0), days_ago(-10)


def version(cast, limit=SUPPORT_WEEKS, **fields):
    return set_limit(
        **{"limit": limit, "by": cast.admin, "holds_from": TODAY, "value": 16, "reason": "Agreed"} | fields
    )


def test_it_is_what_it_began_with_until_somebody_sets_it():
    assert [SUPPORT_WEEKS.whole_on(TODAY), REVIEW_WEEKS.whole_on(TODAY), EDIT_HOURS.whole_on(TODAY)] == [12, 6, 72]


def test_each_version_holds_from_its_day_until_the_next(cast):
    version(cast)
    version(cast, holds_from=SOON, value=20)
    day = timedelta(days=1)
    asked = [TODAY - day, TODAY, SOON - day, SOON]
    assert [SUPPORT_WEEKS.whole_on(each) for each in asked] == [12, 16, 16, 20]
    assert REVIEW_WEEKS.whole_on(SOON) == 6


def test_two_do_not_begin_on_one_day(cast):
    version(cast)
    with pytest.raises(ValidationError, match="already changes on that day"):
        version(cast, value=20)
    facts = {"code": SUPPORT_WEEKS.code, "holds_from": TODAY, "value": 20, "reason": "x", "set_by": cast.admin}
    with transaction.atomic(), pytest.raises(IntegrityError, match="limit_once_a_day"):
        LimitVersion.objects.create(**facts)


@pytest.mark.parametrize("fields", [{"holds_from": days_ago(1)}, {"value": 0}, {"value": 105}, {"reason": ""}])
def test_what_makes_no_sense_is_refused(cast, fields):
    with pytest.raises(ValidationError):
        version(cast, **fields)
    assert not LimitVersion.objects.exists()


def test_one_that_has_not_begun_is_taken_back_and_holds_nowhere(cast):
    made = version(cast, holds_from=SOON)
    take_back_limit(version=made, by=cast.admin, reason="Not agreed")
    assert SUPPORT_WEEKS.whole_on(SOON) == 12
    assert version(cast, holds_from=SOON)
    with pytest.raises(ValidationError, match="taken back meanwhile"):
        take_back_limit(version=made, by=cast.admin, reason="Again")


def test_one_that_holds_is_not_taken_back(cast):
    with pytest.raises(ValidationError, match="holds already"):
        take_back_limit(version=version(cast), by=cast.admin, reason="Not agreed")


@pytest.mark.parametrize("limit", limits().values(), ids=limits())
def test_what_each_begins_with_may_be_set(limit):
    assert limit.least <= limit.begins <= limit.most
    assert limit.halves or limit.begins == int(limit.begins)


def test_administrators_set_one_and_take_it_back(cast, sign_in):
    client = sign_in(cast.admin)
    address = reverse("accounts:set_limit", args=[SUPPORT_WEEKS.code])
    assert "Today it is 12 weeks." in client.get(address).text
    day = {"holds_from-day": SOON.day, "holds_from-month": SOON.month, "holds_from-year": SOON.year}
    answer = client.post(address, {"value": "16", "reason": "The trust asks", **day})
    assert answer.status_code == 302, answer.text
    made = LimitVersion.objects.get()
    assert (made.value, made.holds_from, made.set_by) == (Decimal(16), SOON, cast.admin)
    back = reverse("accounts:take_back_limit", args=[made.pk])
    page = client.get(reverse("accounts:limit_list")).text
    assert "16 weeks from" in page
    assert back in page
    assert client.post(back, {"reason": "Not agreed after all"}).status_code == 302
    assert "Not agreed after all" in client.get(reverse("accounts:limit_list")).text


@pytest.mark.parametrize("value", ["", "many", "16.5", "-1", "105", "1e9", "\x00"])
def test_a_number_that_makes_no_sense_is_told_beside_the_field(cast, sign_in, value):
    day = {"holds_from-day": SOON.day, "holds_from-month": SOON.month, "holds_from-year": SOON.year}
    address = reverse("accounts:set_limit", args=[SUPPORT_WEEKS.code])
    answer = sign_in(cast.admin).post(address, {"value": value, "reason": "x", **day})
    assert answer.status_code in (200, 400)
    assert "id_value-error" in answer.text or answer.status_code == 400
    assert not LimitVersion.objects.exists()


def test_a_limit_that_is_none_is_not_found(cast, sign_in):
    assert sign_in(cast.admin).get(reverse("accounts:set_limit", args=["wishes"])).status_code == 404


def test_whoever_works_by_them_reads_and_sets_nothing(cast, sign_in):
    version(cast)
    page = sign_in(cast.worker).get(reverse("accounts:limit_list")).text
    assert "16 weeks from" in page
    assert reverse("accounts:set_limit", args=[SUPPORT_WEEKS.code]) not in page
    assert sign_in(cast.worker).get(reverse("accounts:set_limit", args=[SUPPORT_WEEKS.code])).status_code == 403
