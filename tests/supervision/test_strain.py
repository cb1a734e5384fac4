"""Signs of strain are the worker's to see, and theirs to tell."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from notices.actions import settle_notices
from notices.models import Notice
from supervision.actions.strain import put_off_strain, take_back_strain, tell_strain
from supervision.agenda import agenda
from supervision.models import StrainAnswer, Supervision
from supervision.strain import signs_of
from tests.cast import ROLES_OF_CAST
from tests.factories import SessionFactory, SupervisionFactory, SupportFactory, days_ago, user_with
from tests.helpers import at, at_once, told
from workers.models import Worker

pytestmark = pytest.mark.django_db
WEEK = reverse("supervision:my_week")
HARD = "were hard on you"
ITEM = "To talk about how work is going"


def rate(worker, *ratings):
    """A session for each rating, the first of them yesterday and each other a day before."""
    support = SupportFactory(worker=worker)
    for number, rating in enumerate(ratings):
        SessionFactory(support=support, date=days_ago(number + 1), wellbeing=rating)


@pytest.fixture
def strained(cast):
    rate(cast.worker2_profile, 2, 1, 2)
    return cast.worker2_profile


@pytest.fixture
def answer(strained, cast):
    return tell_strain(worker=strained, by=cast.worker2)


def items(worker, user):
    return [item.label for item in agenda(worker, user, days_ago(0))]


@pytest.mark.parametrize(
    ("ratings", "signs"),
    [
        ([2, 2, 2], ["hard on you"]),
        ([3, 1, 2, 2], ["2 of 5 on average"]),
        ([2, 2], []),
        ([3, 2, 2, 2, 4], []),
        ([5, 4, 3], []),
        ([], []),
    ],
)
def test_what_a_sign_is(cast, ratings, signs):
    rate(cast.worker_profile, *ratings)
    found = signs_of(cast.worker_profile, days_ago(0))
    assert len(found) == len(signs)
    assert all(words in sign for words, sign in zip(signs, found, strict=True))


def test_more_people_than_agreed_is_a_sign(cast):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(agreed_caseload=1)
    SupportFactory(worker=cast.worker_profile)
    assert signs_of(cast.worker_profile, days_ago(0)) == []
    SupportFactory(worker=cast.worker_profile)
    assert signs_of(cast.worker_profile, days_ago(0)) == ["You have more people than was agreed: 2 of 1 places taken."]


def test_what_is_long_ago_or_struck_through_is_none(cast):
    support = SupportFactory(worker=cast.worker_profile)
    for _ in range(3):
        SessionFactory(support=support, date=days_ago(28), wellbeing=1)
    struck = {"struck_at": support.created_at, "struck_by": cast.lead, "struck_reason": "Another person."}
    for _ in range(3):
        SessionFactory(support=support, wellbeing=1, **struck)
    assert signs_of(cast.worker_profile, days_ago(0)) == []


@pytest.mark.parametrize("who", ROLES_OF_CAST)
def test_a_sign_is_shown_to_the_worker_and_nobody_else(cast, strained, sign_in, who):
    client = sign_in(getattr(cast, who))
    supervision = SupervisionFactory(worker=strained)
    pages = [WEEK, "/", strained.get_absolute_url(), supervision.get_absolute_url(), reverse("notices:notice_list")]
    shown = "".join(client.get(page).text for page in pages)
    assert (HARD in shown) == (who == "worker2")
    assert (reverse("supervision:tell_strain", args=[strained.pk]) in shown) == (who == "worker2")


def test_the_worker_tells_and_the_supervisor_reads_no_reason(cast, strained, sign_in):
    page = at("tell_strain", strained, "supervision")
    assert "and not why" in sign_in(cast.worker2).get(page).text
    answer = sign_in(cast.worker2).post(page, follow=True)
    assert "You told Sunita Rao on" in answer.text
    assert HARD not in answer.text
    assert told(cast.supervisor) == ["strain_told"]
    supervision = SupervisionFactory(worker=strained)
    client = sign_in(cast.supervisor)
    seen = client.get(supervision.get_absolute_url()).text + client.get("/notices/").text
    assert f"{ITEM}: 1" in seen
    assert HARD not in seen


@pytest.mark.parametrize("who", ROLES_OF_CAST)
def test_that_it_was_told_is_for_the_two_of_them(cast, answer, sign_in, who):
    user = getattr(cast, who)
    assert (ITEM in items(cast.worker2_profile, user)) == (who in ("worker2", "supervisor"))
    assert ("strain_told" in told(user)) == (who == "supervisor")
    assert StrainAnswer.objects.visible_to(user).exists() == (who == "worker2")
    assert ("You told Sunita Rao" in sign_in(user).get(WEEK).text) == (who == "worker2")


def test_a_new_supervisor_was_not_told(cast, answer, sign_in):
    new = user_with("supervisor", cast.north)
    Worker.objects.filter(pk=cast.worker2_profile.pk).update(supervisor=new)
    worker = Worker.objects.get(pk=cast.worker2_profile.pk)
    assert ITEM not in items(worker, new)
    assert "Take back your answer" in sign_in(cast.worker2).get(WEEK).text
    StrainAnswer.objects.update(answered_on=days_ago(1))
    assert HARD in sign_in(cast.worker2).get(WEEK).text


def test_a_supervision_recorded_since_answers_it(cast, answer):
    held = {"status": Supervision.Status.RECORDED, "minutes": 30, "discussed": "It."}
    before = SupervisionFactory(worker=cast.worker2_profile, date=days_ago(1), **held)
    before.status_changes.create(to_status="recorded", by=cast.supervisor)
    assert ITEM in items(cast.worker2_profile, cast.supervisor)
    after = SupervisionFactory(worker=cast.worker2_profile, date=days_ago(0), **held)
    assert ITEM in items(cast.worker2_profile, cast.supervisor)
    after.status_changes.create(to_status="recorded", by=cast.supervisor)
    assert ITEM not in items(cast.worker2_profile, cast.supervisor)
    settle_notices(notices=Notice.objects.all())
    assert not Notice.objects.unread().filter(kind="strain_told").exists()


def test_not_now_tells_nobody_and_asks_again_later(cast, strained, sign_in):
    page = sign_in(cast.worker2).post(at("put_off_strain", strained, "supervision"), follow=True).text
    assert "You said “not now” on" in page
    assert HARD not in page
    assert ITEM not in items(strained, cast.supervisor)
    assert told(cast.supervisor) == []
    StrainAnswer.objects.update(answered_on=days_ago(14))
    assert HARD in sign_in(cast.worker2).get(WEEK).text


def test_an_answer_is_taken_back(cast, answer, sign_in):
    page = sign_in(cast.worker2).post(at("take_back_strain", answer, "supervision"), follow=True).text
    assert HARD in page
    assert ITEM not in items(cast.worker2_profile, cast.supervisor)
    settle_notices(notices=Notice.objects.all())
    assert not Notice.objects.unread().filter(kind="strain_told").exists()
    with pytest.raises(ValidationError, match="taken back meanwhile"):
        take_back_strain(answer=answer, by=cast.worker2)
    tell_strain(worker=cast.worker2_profile, by=cast.worker2)
    assert ITEM in items(cast.worker2_profile, cast.supervisor)


def test_nobody_is_told_where_no_supervisor_is_there(cast, strained, sign_in):
    cast.supervisor.is_active = False
    cast.supervisor.save()
    page = at("tell_strain", strained, "supervision")
    assert "Your supervisor is not there" in sign_in(cast.worker2).get(page, follow=True).text
    with pytest.raises(ValidationError, match="nobody was told"):
        tell_strain(worker=strained, by=cast.worker2)
    assert not StrainAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_one(cast, strained):
    outcomes = at_once(
        lambda: tell_strain(worker=strained, by=cast.worker2), lambda: put_off_strain(worker=strained, by=cast.worker2)
    )
    assert sum(isinstance(outcome, StrainAnswer) for outcome in outcomes) == 1
    assert StrainAnswer.objects.count() == 1
