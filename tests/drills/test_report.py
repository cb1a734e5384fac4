from datetime import date

from drills.report import DRILLS, lines
from drills.table import Result

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
