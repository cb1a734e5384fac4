from datetime import date
from types import SimpleNamespace

from drills import table as drills_by_name
from drills.contents import differing, turned_back
from drills.report import DRILLS, lines
from drills.table import Result, results

PAGE = "Before.\n\n<!-- table of bin/drill -->\n<!-- end of the table -->\nAfter.\n"
DAY = date(2026, 8, 6)


def result(**fields):
    return Result(**{"fault": "killed", "operations": 1000, "acknowledged": 990, "lost": 0, "doubled": 0} | fields)


def table(page):
    return [line for line in page.splitlines() if line.startswith("| ")][2:]


def test_a_line_says_what_was_found():
    assert lines("mail-away", [result(recovered=1.25, remark="10 refused")], DAY) == [
        "| mail-away | killed | 1,000 | 990 | 0 | 0 | 1.2 | 10 refused | 6 August 2026 |"
    ]


def test_a_new_run_replaces_its_own_lines_only():
    page = DRILLS.renewed(PAGE, {"web": lines("web", [result()], DAY), "beats": lines("beats", [result(lost=3)], DAY)})
    page = DRILLS.renewed(page, {"beats": lines("beats", [result(fault="two"), result(fault="three")], DAY)})
    assert [line.split(" | ")[:2] for line in table(page)] == [
        ["| beats", "two"],
        ["| beats", "three"],
        ["| web", "killed"],
    ]
    assert page.startswith("Before.\n\n")
    assert page.endswith("\nAfter.\n")


def test_the_promise_is_broken_by_loss_by_doubling_and_by_having_done_nothing():
    assert result().kept
    assert not any(broken.kept for broken in (result(lost=1), result(doubled=1), result(acknowledged=0)))


def test_what_was_broken_is_told_by_its_name():
    assert result().broken == {}
    assert result(lost=1, unclear=3).broken == {"lost": 1, "unclear": 3}
    assert result(acknowledged=0).broken == {"nothing done": 1}


def test_a_drill_that_is_to_prove_something_ends_at_its_first_red(monkeypatch):
    monkeypatch.setitem(drills_by_name.DRILLS, "three", lambda _stage: iter([result(), result(lost=1), result()]))
    stage = SimpleNamespace(renew=lambda: None)
    assert len(results(stage, "three")) == 3
    assert [found.lost for found in results(stage, "three", until_broken=True)] == [0, 1]


def test_one_other_word_or_a_missing_table_makes_databases_differ():
    one = {"a": (2, "1234567"), "b": (0, "0")}
    assert differing(one, dict(one)) == []
    assert differing(one, one | {"a": (2, "7654321")}) == [
        "a: 2 rows, checksum …234567 became 2 rows, checksum …654321"
    ]
    assert differing(one, {"a": one["a"]}) == ["b: 0 rows, checksum …0 became no table"]


def test_a_sequence_stands_where_it_stood_while_the_dump_was_made():
    assert turned_back({"x": 5}, {"x": 6}, {"x": 7}) == []
    assert len(turned_back({"x": 5}, {"x": 4}, {"x": 7})) == 1
    assert len(turned_back({"x": 5}, {}, {"x": 7})) == 1
