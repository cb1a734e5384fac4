"""What holds for every import: sent, read by the sweep, looked at, imported whole, taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from groundwork.models import AccessEvent
from peersupport.housekeeping import tidy
from tests.factories import UserFactory, WorkerFactory, days_ago
from tests.helpers import at_once
from tests.workers.files import csv_of, imported, kind_called, sweep_all, tried, upload, verdicts, workbook_of
from training.models import TrainingRecord
from workers import sweeping
from workers.actions.imports import carry_out_import, discard_import, start_import, take_back_import
from workers.importing import Unreadable, places_of
from workers.models import Import, ImportLine, ImportWork
from workers.sweeping import claim, work_imports

pytestmark = pytest.mark.django_db
START = reverse("workers:start_import", args=["training"])
HEADING = "Worker,Course,Completed on"


def url(name, file):
    return reverse(f"workers:{name}", args=[file.pk])


@pytest.fixture
def good(cast):
    return csv_of(HEADING, "worker@example.org,fire,27/3/2026", "worker2@example.org,fire,28/3/2026")


def send(client, content, name="register.csv"):
    return client.post(START, {"file": upload(content, name), "submission": str(uuid4())}, follow=True)


def test_a_file_is_sent_looked_at_and_imported(cast, sign_in, good):
    client = sign_in(cast.lead)
    assert START in client.get(reverse("workers:import_list")).text
    assert reverse("workers:import_list") in client.get(reverse("workers:worker_list")).text
    page = send(client, good)
    assert "The file waits to be read." in page.text
    file = Import.objects.get()
    assert (file.team, file.sent_by, file.status) == (cast.north, cast.lead, "waiting")
    assert not TrainingRecord.objects.exists()
    sweep_all()
    page = client.get(url("import_detail", file))
    assert "worker2@example.org" in page.text and "Import these lines" in page.text
    assert not TrainingRecord.objects.exists()
    page = client.post(url("carry_out_import", file), follow=True)
    assert "being imported" in page.text
    sweep_all()
    assert TrainingRecord.objects.count() == 2
    assert "worker2@example.org" not in client.get(url("import_detail", file)).text
    assert not ImportWork.objects.exists()


def test_a_workbook_says_the_same(cast):
    rows = [["Course", " completed ON ", "E-mail address"], ["Fire safety", days_ago(40), "worker@example.org"]]
    file = tried("training", cast.north, cast.lead, workbook_of(*rows))
    assert (file.status, file.new) == ("checked", 1), verdicts(file)


def test_what_was_imported_is_there_when_it_is_sent_again(cast, good):
    imported("training", cast.north, cast.lead, good)
    again = tried("training", cast.north, cast.lead, good)
    assert (again.new, again.present, again.wrong) == (0, 2, 0)
    with pytest.raises(ValidationError, match="nothing to import"):
        carry_out_import(file=again, by=cast.lead)


def test_two_files_that_say_the_same_import_it_once(cast, good):
    first, second = (tried("training", cast.north, cast.lead, good) for _ in range(2))
    for file in (first, second):
        carry_out_import(file=file, by=cast.lead)
    sweep_all()
    second.refresh_from_db()
    assert TrainingRecord.objects.count() == 2
    assert (second.status, second.new, second.present) == ("checked", 0, 2)
    assert "Something has changed" in second.problem


def test_nothing_is_imported_where_what_was_seen_no_longer_holds(cast, good):
    file = tried("training", cast.north, cast.lead, good)
    cast.worker2_profile.team = cast.south
    cast.worker2_profile.save()
    carry_out_import(file=file, by=cast.lead)
    sweep_all()
    file.refresh_from_db()
    assert not TrainingRecord.objects.exists()
    assert (file.status, file.new, file.wrong) == ("checked", 1, 1)


def test_nothing_is_imported_for_somebody_who_leads_no_more(cast, good):
    file = tried("training", cast.north, cast.lead, good)
    carry_out_import(file=file, by=cast.lead)
    cast.lead.memberships.update(ends_at=timezone.now())
    sweep_all()
    file.refresh_from_db()
    assert not TrainingRecord.objects.exists()
    assert "no longer leads" in file.problem


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.4 nothing", "not a table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a table"),
        (b"PK\x03\x04 no workbook", "not a table"),
        (csv_of("Worker,Completed on", "a,b"), "Missing: “Course”"),
        (csv_of(HEADING), "nothing below"),
        (csv_of(f"{HEADING},course", "a,b,c,d"), "there twice"),
        (csv_of(HEADING, "a,b," + "c" * 1_001), "more than 1,000 characters"),
        (csv_of(HEADING, "a,b," + "c," * 60 + "d"), "more than 50 columns"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(cast, sign_in, content, problem):
    file = tried("training", cast.north, cast.lead, content)
    assert (file.status, problem in file.problem) == ("refused", True), file.problem
    page = sign_in(cast.lead).get(url("import_detail", file))
    assert problem in page.text and "send it again" in page.text
    assert not ImportWork.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "a\x00b.csv", "<script>.csv", "register.exe"])
def test_the_name_of_a_file_means_nothing(cast, sign_in, good, name):
    assert send(sign_in(cast.lead), good, name).status_code == 200
    sweep_all()
    assert Import.objects.get().new == 2


def test_no_file_and_an_empty_one_are_refused_beside_the_field(cast, sign_in):
    client = sign_in(cast.lead)
    assert "Select a file" in client.post(START).text
    assert "The file is empty" in send(client, b"").text
    assert "larger than 5 MB" in send(client, b"x" * 5_000_001).text
    assert not Import.objects.exists()


def test_another_team_is_as_if_it_were_not_there(cast, sign_in, good):
    file = tried("training", cast.north, cast.lead, good)
    for name in ("import_detail", "import_lines", "carry_out_import", "discard_import", "take_back_import"):
        assert sign_in(cast.lead2).get(url(name, file)).status_code == 404
    words = {tried("training", cast.south, cast.lead2, good).lines.get(number=number).reason for number in (2, 3)}
    nobody = tried("training", cast.south, cast.lead2, csv_of(HEADING, "nobody@example.org,fire,1/1/2026"))
    assert nobody.lines.get().reason.replace("nobody", "worker") in words


def test_the_lines_that_are_left_out_are_a_download_without_formulas(cast, sign_in):
    content = csv_of(HEADING, "worker@example.org,=cmd(),27/3/2026", "worker@example.org,fire,27/3/2026")
    file = tried("training", cast.north, cast.lead, content)
    answer = sign_in(cast.lead).get(url("import_lines", file))
    assert "'=cmd()" in answer.text and "There is no course" in answer.text
    assert "27/3/2026,fire" not in answer.text
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("page", ["import_detail", "import_lines"])
def test_whoever_reads_lines_is_in_the_trail_of_those_whom_they_are_about(cast, sign_in, good, page):
    imported("training", cast.north, cast.lead, good)
    again = tried("training", cast.north, cast.lead, good)
    sign_in(cast.lead).get(url(page, again), {"show": "present"})
    read = AccessEvent.objects.get(verb="training:imported_training_read")
    assert set(read.subjects) == {cast.worker_profile.pk, cast.worker2_profile.pk}


def test_the_template_can_be_sent_as_it_is(cast, sign_in):
    WorkerFactory(user=UserFactory(email="sam.example@example.org"), team=cast.north)
    for code in ("training", "absences"):
        template = sign_in(cast.lead).get(reverse("workers:import_template", args=[code])).content
        file = tried(code, cast.north, cast.lead, template)
        assert file.lines.count() == 1, file.problem


def test_lines_are_in_pages_and_cost_the_same_however_many(cast, sign_in, django_assert_max_num_queries):
    lines = [f"nobody{number}@example.org,fire,27/3/2026" for number in range(120)]
    file = tried("training", cast.north, cast.lead, csv_of(HEADING, *lines))
    client = sign_in(cast.lead)
    assert len(client.get(url("import_detail", file)).context["lines"]) == 50
    with django_assert_max_num_queries(15):
        assert len(client.get(url("import_detail", file), {"page": 3}).context["lines"]) == 20


def test_a_file_that_nobody_imports_is_gone_after_a_day(cast, good):
    file = tried("training", cast.north, cast.lead, good)
    tidy(timezone.now() + timedelta(hours=23))
    assert Import.objects.filter(pk=file.pk).exists()
    tidy(timezone.now() + timedelta(hours=25))
    assert not Import.objects.exists() and not ImportLine.objects.exists()


def test_a_discarded_file_leaves_nothing(cast, sign_in, good):
    file = tried("training", cast.north, cast.lead, good)
    page = sign_in(cast.lead).post(url("discard_import", file), follow=True)
    assert "The file is discarded." in page.text
    assert not ImportLine.objects.exists()


def test_what_is_imported_cannot_be_discarded_or_imported_again(cast, good):
    file = imported("training", cast.north, cast.lead, good)
    for deed in (discard_import, carry_out_import):
        with pytest.raises(ValidationError, match="changed meanwhile"):
            deed(file=file, by=cast.lead)


def test_an_import_is_taken_back_whole(cast, sign_in, good):
    file = imported("training", cast.north, cast.lead, good)
    page = sign_in(cast.lead).post(url("take_back_import", file), {"reason": "Wrong year."}, follow=True)
    assert "All of it is taken back." in page.text and "Wrong year." in page.text
    assert not TrainingRecord.objects.standing().exists()
    assert {record.taken_back_reason for record in TrainingRecord.objects.all()} == {"Wrong year."}
    assert imported("training", cast.north, cast.lead, good).new == 2


def test_after_four_weeks_entries_are_taken_back_one_by_one(cast, good):
    file = imported("training", cast.north, cast.lead, good)
    Import.objects.filter(pk=file.pk).update(done_at=timezone.now() - timedelta(days=29))
    with pytest.raises(ValidationError, match="too long ago"):
        take_back_import(file=file, by=cast.lead, reason="Wrong year.")
    tidy(timezone.now())
    assert not file.lines.exists()


def test_a_team_has_so_many_files_that_wait(cast, good):
    for _ in range(5):
        start_import(kind=kind_called("training"), team=cast.north, by=cast.lead, content=good)
    with pytest.raises(ValidationError, match="too many files"):
        start_import(kind=kind_called("training"), team=cast.north, by=cast.lead, content=good)


def test_a_file_whose_reader_was_killed_is_read_by_the_next(cast, good):
    file = start_import(kind=kind_called("training"), team=cast.north, by=cast.lead, content=good)
    now = timezone.now()
    dead = claim(now)
    assert not work_imports(now + timedelta(seconds=sweeping.SECONDS))
    assert work_imports(now + sweeping.CLAIM + timedelta(seconds=1))
    file.refresh_from_db()
    assert (file.status, file.new) == ("checked", 2)
    # The one that was thought dead comes back, and may not write any more.
    Import.objects.filter(pk=file.pk).update(new=7)
    sweeping.read_import(work=dead)
    file.refresh_from_db()
    assert file.new == 7


def test_a_file_that_ends_its_reader_again_and_again_is_given_up(cast, good):
    file = start_import(kind=kind_called("training"), team=cast.north, by=cast.lead, content=good)
    now = timezone.now()
    for _ in range(ImportWork.MOST_ATTEMPTS):
        assert claim(now)
        now += sweeping.CLAIM + timedelta(seconds=1)
    assert work_imports(now)
    file.refresh_from_db()
    assert (file.status, "in time" in file.problem) == ("refused", True)


def test_an_import_that_fails_half_way_leaves_nothing(cast, good, monkeypatch):
    file = tried("training", cast.north, cast.lead, good)
    carry_out_import(file=file, by=cast.lead)

    def die(**fields):
        raise RuntimeError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("workers.actions.imports.close", lambda file: die())
        with pytest.raises(RuntimeError):
            work_imports(timezone.now())
    assert not TrainingRecord.objects.exists()
    sweep_all(timezone.now() + sweeping.CLAIM + timedelta(seconds=1))
    assert TrainingRecord.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_sweeps_at_the_same_time_import_once(cast, good):
    file = tried("training", cast.north, cast.lead, good)
    carry_out_import(file=file, by=cast.lead)
    at_once(*[lambda: work_imports(timezone.now())] * 4)
    assert TrainingRecord.objects.count() == 2


def test_headings_are_read_leniently():
    columns = kind_called("training").columns
    assert places_of(["COURSE ", "completed_on", "Work e-mail"], columns) == {
        "worker": 2,
        "course": 0,
        "completed_on": 1,
    }
    with pytest.raises(Unreadable):
        places_of(["Course"], columns)
