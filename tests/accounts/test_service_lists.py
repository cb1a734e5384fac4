"""Administrators look after the lists of the service, all of them on the same pages."""

import pytest
from django.core.exceptions import ValidationError

from accounts.actions.service_lists import add_item, edit_item, move_item, retire_item
from accounts.service_lists import service_lists
from referrals.models import DeclineReason, SupportTheme
from training.models import Competence, Course
from workers.models import Stage

pytestmark = pytest.mark.django_db
STAGE = {"max_caseload": 3, "supervision_interval_days": 7}


def labels(model):
    return [item.label for item in model.objects.all()]


def test_every_list_says_what_it_is_for_and_opens(sign_in, cast):
    client = sign_in(cast.admin)
    page = client.get("/lists/").text
    assert len(service_lists()) == 15
    for name, model in service_lists().items():
        assert model.about and model.about.replace("'", "&#x27;") in page
        items = client.get(f"/lists/{name}/")
        assert f"/lists/{name}/{model.objects.first().code}/edit/" in items.text
        assert client.get(f"/lists/{name}/add/").status_code == 200


def test_administrators_edit_an_item_and_its_code_stays(sign_in, cast):
    client = sign_in(cast.admin)
    page = client.get("/lists/stages/induction/edit/")
    assert "by the code “induction”, which stays as it is" in page.text
    answer = client.post("/lists/stages/induction/edit/", {"label": "Starting out", **STAGE})
    assert answer.url == "/lists/stages/"
    stage = Stage.objects.get(code="induction")
    assert (stage.label, stage.max_caseload) == ("Starting out", 3)


def test_what_is_wrong_is_said_next_to_its_question(sign_in, cast):
    page = sign_in(cast.admin).post("/lists/stages/add/", {"label": "", **STAGE, "max_caseload": "many"})
    assert "Enter name" in page.text
    assert "Most people supported at once must be a whole number" in page.text


def test_an_item_is_added_at_the_end_with_a_code_made_from_its_name(sign_in, cast):
    client = sign_in(cast.admin)
    client.post("/lists/support-themes/add/", {"label": "Money & worries"})
    assert labels(SupportTheme)[-1] == "Money & worries"
    assert SupportTheme.objects.get(label="Money & worries").code == "money-worries"
    assert add_item(model=SupportTheme, by=cast.admin, label="Money worries").code == "money-worries-2"
    assert add_item(model=SupportTheme, by=cast.admin, label="工作").code == "item"
    assert len(add_item(model=SupportTheme, by=cast.admin, label="long " * 30).code) <= 40


def test_the_same_name_is_not_added_twice(sign_in, cast):
    item = SupportTheme.objects.first()
    page = sign_in(cast.admin).post("/lists/support-themes/add/", {"label": item.label.upper()})
    assert f"“{item}” is in the list already." in page.text
    retire_item(item=item, by=cast.admin)
    with pytest.raises(ValidationError, match="It is retired: bring it back"):
        add_item(model=SupportTheme, by=cast.admin, label=item.label)


def test_a_course_keeps_the_competences_that_it_helps_with(cast, sign_in):
    course, competence = Course.objects.first(), Competence.objects.last()
    data = {"label": "Boundaries", "hours": "3", "competences": [competence.pk]}
    assert sign_in(cast.admin).post(f"/lists/courses/{course.code}/edit/", data).status_code == 302
    course.refresh_from_db()
    assert (course.label, list(course.competences.all())) == ("Boundaries", [competence])
    edit_item(item=course, by=cast.admin, label="Boundaries again")
    assert list(course.competences.all()) == [competence]


def test_a_list_does_not_change_who_must_have_a_course(cast, sign_in):
    """That is a rule, which has a date from which it holds."""
    course = Course.objects.get(code="fire")
    data = {"label": "Fire", "hours": "1", "required_for": "", "valid_months": "1"}
    assert sign_in(cast.admin).post("/lists/courses/fire/edit/", data).status_code == 302
    course.refresh_from_db()
    assert (course.valid_months, course.required_for.count()) == (24, 4)


def test_items_are_retired_and_brought_back_never_deleted(sign_in, cast):
    client, item = sign_in(cast.admin), DeclineReason.objects.first()
    page = client.get(f"/lists/decline-reasons/{item.code}/retire/")
    assert "Where it was chosen it stays, until somebody unchooses it." in page.text
    client.post(f"/lists/decline-reasons/{item.code}/retire/")
    assert item not in DeclineReason.objects.offered()
    assert "Retired" in client.get("/lists/decline-reasons/").text
    assert client.get(f"/lists/decline-reasons/{item.code}/retire/").status_code == 302
    client.post(f"/lists/decline-reasons/{item.code}/bring-back/")
    assert item in DeclineReason.objects.offered()


def test_the_last_one_that_is_offered_stays(cast):
    first, *others = DeclineReason.objects.all()
    for item in others:
        retire_item(item=item, by=cast.admin)
    with pytest.raises(ValidationError, match="Add another first"):
        retire_item(item=first, by=cast.admin)


def test_items_change_places(sign_in, cast):
    first, second, *_ = Stage.objects.all()
    before = labels(Stage)
    answer = sign_in(cast.admin).post(f"/lists/stages/{second.code}/move/", {"move": "up"})
    assert answer.url == f"/lists/stages/#{second.code}"
    assert labels(Stage) == [before[1], before[0], *before[2:]]
    move_item(item=second, by=cast.admin, up=True)
    assert labels(Stage)[0] == before[1]
    move_item(item=first, by=cast.admin, up=True)
    assert labels(Stage) == before
    move_item(item=Stage.objects.last(), by=cast.admin, up=False)
    assert labels(Stage) == before


def test_what_is_no_list_is_not_found(sign_in, cast):
    client = sign_in(cast.admin)
    for path in ["users", "people", "nothing"]:
        assert client.get(f"/lists/{path}/").status_code == 404
    assert client.get("/lists/stages/nothing/edit/").status_code == 404


@pytest.mark.parametrize("who", ["coordinator", "worker", "lead", "manager"])
def test_nobody_else_opens_them(sign_in, cast, who):
    client = sign_in(getattr(cast, who))
    for path in ["", "stages/", "stages/add/", "stages/induction/edit/", "nothing/add/"]:
        assert client.get(f"/lists/{path}").status_code == 403
