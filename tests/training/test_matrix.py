"""Who holds what: workers down, courses across, with filters, and the same as a workbook."""

import io
import zipfile

import pytest

from groundwork.exports import xlsx_answer
from groundwork.models import AccessEvent
from tests.factories import TrainingRecordFactory, WorkerFactory, days_ago
from training.actions.rules import exempt, set_rule
from training.models import Course
from training.views import matrix
from workers.models import Stage

pytestmark = pytest.mark.django_db
PAGE, EXPORT = "/training/", "/training/export/"


def completed(worker, code, ends=None):
    days = {"enrolled_on": days_ago(50), "completed_on": days_ago(40), "hours": 3, "expires_on": ends}
    return TrainingRecordFactory(worker=worker, course=Course.objects.get(code=code), status="completed", **days)


def lines(answer):
    return {line["worker"].user.name: line for line in answer.context["lines"]}


def texts(answer):
    """All that the sheet and its shared strings say, as XML."""
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        return "".join(file.read(name).decode() for name in file.namelist() if "sheet1" in name or "Strings" in name)


def test_courses_that_somebody_must_have_are_columns_unless_others_are_asked_for(cast, sign_in):
    client = sign_in(cast.lead)
    usual = {course.code for course in client.get(PAGE).context["courses"]}
    assert "fire" in usual and "ethics" not in usual
    assert "ethics" in {course.code for course in client.get(PAGE, {"courses": "all"}).context["courses"]}
    assert [course.code for course in client.get(PAGE, {"courses": "ethics"}).context["courses"]] == ["ethics"]


def test_the_filters_show_who_stands_so(cast, sign_in):
    client, holds = sign_in(cast.lead), WorkerFactory(team=cast.north, stage=Stage.objects.get(code="senior"))
    for course in Course.objects.filter(required_for=holds.stage):
        completed(holds, course.code)
    assert set(lines(client.get(PAGE))) == {cast.worker.name, cast.worker2.name, holds.user.name}
    assert set(lines(client.get(PAGE, {"state": "gaps"}))) == {cast.worker.name, cast.worker2.name}
    assert set(lines(client.get(PAGE, {"stage": "senior"}))) == {holds.user.name}
    assert lines(client.get(PAGE, {"state": "due"})) == {}
    assert set(lines(client.get(PAGE, {"state": "nonsense", "stage": "'"}))) == set(lines(client.get(PAGE)))


def test_a_cell_says_until_when_it_holds(cast, sign_in):
    fire = Course.objects.get(code="fire")
    exempt(worker=cast.worker_profile, course=fire, by=cast.lead, reason="Held", until=days_ago(-10))
    stages = Stage.objects.filter(code="established")
    ethics = Course.objects.get(code="ethics")
    set_rule(course=ethics, by=cast.admin, holds_from=days_ago(0), met_by=days_ago(-20), stages=stages)
    answer = sign_in(cast.lead).get(PAGE)
    cells = dict(zip(answer.context["courses"], lines(answer)[cast.worker.name]["cells"], strict=True))
    assert (cells[fire]["label"], cells[fire]["until"]) == ("Exempt", days_ago(-10))
    assert (cells[ethics]["label"], cells[ethics]["until"]) == ("To do", days_ago(-20))


def test_the_workbook_holds_what_the_page_shows_and_the_trail_names_everybody(cast, sign_in):
    completed(cast.worker_profile, "fire", days_ago(-400))
    client = sign_in(cast.lead)
    assert 'href="/training/export/?state=gaps"' in client.get(PAGE, {"state": "gaps"}).text
    answer = client.get(EXPORT, {"state": "gaps", "courses": "fire"})
    assert "spreadsheetml" in answer["Content-Type"] and ".xlsx" in answer["Content-Disposition"]
    said = texts(answer)
    assert cast.worker.name in said and "In date, " in said and "Missing" in said
    assert cast.worker3.name not in said
    event = AccessEvent.objects.get(verb="training:training_matrix_export")
    assert set(event.subjects) == {cast.worker_profile.pk, cast.worker2_profile.pk}


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "https://example.org", "007", "-1", "\x00\x1f<&"])
def test_text_stays_text_in_a_workbook(text):
    answer = xlsx_answer("a.xlsx", "Sheet", ["Name"], [[text, 3, 1.5, None]])
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in file.namelist() if "rels" in name and "sheet1" in name]
    assert "<f>" not in sheet
    assert sheet.count("inlineStr") == 2 + (1 if text else 0) and "<v>3</v>" in sheet and "<v>1.5</v>" in sheet


def test_too_many_workers_are_asked_to_be_narrowed(cast, sign_in, monkeypatch):
    monkeypatch.setattr(matrix, "MOST", 1)
    answer = sign_in(cast.lead).get(EXPORT, {"state": "gaps"}, follow=True)
    assert "more than 1 workers" in answer.text
    assert answer.redirect_chain[0][0] == "/training/?state=gaps"


def test_more_workers_ask_no_more(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.lead)
    client.get(PAGE)
    client.get(EXPORT)
    with django_assert_num_queries(20, exact=False) as page:
        client.get(PAGE)
    with django_assert_num_queries(20, exact=False) as export:
        client.get(EXPORT)
    for _ in range(3):
        completed(WorkerFactory(team=cast.north), "fire")
    with django_assert_num_queries(len(page)):
        client.get(PAGE)
    with django_assert_num_queries(len(export)):
        client.get(EXPORT)
