"""What the benchmark is made of."""

import os
from collections import Counter

import pytest

from bench import report
from bench.committed import ROWS, lost_or_doubled
from bench.filled import filled_form
from bench.machine import machine, processor_ticks
from bench.memory import WebMemory
from bench.stock import Stock

PAGE = """
<form method="get"><input name="elsewhere"></form>
<form method="post" action="/send/">
  <input type="hidden" name="number" value="7">
  <input type="radio" name="answer" value="yes"><input type="radio" name="answer" value="no" checked>
  <input type="checkbox" name="days" value="1" checked><input type="checkbox" name="days" value="2" checked>
  <select name="team"><option value="">Any</option><option value="2" selected>South</option></select>
  <select name="stage"><option value="a">A</option><option value="b">B</option></select>
  <textarea name="words">
Tea &amp; a walk</textarea>
  <button name="later" value="1">Later</button>
</form>
"""


def test_a_form_is_sent_as_it_stands():
    path, data = filled_form(PAGE)
    assert path == "/send/"
    assert data == {
        "number": ["7"], "answer": ["no"], "days": ["1", "2"], "team": ["2"], "stage": ["a"],
        "words": ["Tea & a walk"],
    }  # fmt: skip


@pytest.mark.parametrize(("made", "said"), [(3, {}), (2, {"forms": -1, "x": -1}), (4, {"forms": 1, "x": 1})])
def test_what_is_lost_or_doubled_is_told(made, said):
    name = next(iter(ROWS))
    before = dict.fromkeys([*ROWS, "forms"], 10)
    after = before | {name: 10 + made, "forms": 10 + made}
    assert lost_or_doubled(before, after, Counter({name: 3})) == {
        name if each == "x" else each: number for each, number in said.items()
    }


def test_the_memory_of_a_process_is_seen():
    memory = WebMemory(os.getpid())
    memory.look()
    assert 10 < memory.figures()["largest"] < 4000
    assert memory.figures()["together"] > 0


@pytest.mark.django_db
def test_it_is_told_on_what_was_measured(monkeypatch):
    ticks = iter([(100, 1000), (175, 1100)])
    monkeypatch.setattr("bench.machine.processor_ticks", lambda: next(ticks))
    monkeypatch.setattr("bench.machine.time.sleep", lambda seconds: None)
    told = machine()
    assert told["busy"] == 25
    assert told["cores"] >= 1 and told["gigabytes"] >= 1
    assert told["postgres"].split(".")[0].isdigit()


def test_the_processor_is_more_than_idle():
    idle, every = processor_ticks()
    assert 0 < idle < every


def test_shares_of_the_stock_have_nothing_in_common_where_there_is_enough():
    stock = Stock(list("abcd"), list(range(9)))
    shares = [stock.share(number, 3) for number in range(3)]
    assert sorted(slot for share in shares for slot in share.slots) == list(range(9))
    assert [share.supports for share in shares] == [["a", "d"], ["b"], ["c"]]
    assert Stock(["a"], []).share(1, 3).supports == ["a"]


def figures(sessions, ratio):
    page = {
        "name": "Start page", "kind": "start", "median": 10.0, "p95": 20.0, "p99": 25.0, "kilobytes": 2.0,
        "queries": 3, "processor": 4.0, "floor": 2.0, "floor_processor": 1.5, "ratio": ratio,
    }  # fmt: skip
    return {
        "machine": {
            "day": "1 May 2026", "cores": 2, "gigabytes": 8, "python": "3.13", "postgres": "18.0",
            "shared_buffers": "128MB", "busy": 62.4,
        },
        "sessions": sessions, "rounds": 5, "visitors": 8,
        "pages": [page, page | {"name": "Download", "kind": "download"}],
        "crowd": [{"name": "start", "requests": 40, "per_second": 99.6, "median": 30.0, "p95": 60.0, "p99": 90.0}],
        "memory": {"largest": 120.0, "together": 180.0}, "done": 12, "lost_or_doubled": {},
    }  # fmt: skip


def test_the_table_says_whether_each_aim_is_met():
    told = report.report([figures(1000, 4.96)]).splitlines()
    assert "### 1,000 sessions" in told
    assert "5 rounds. Other work took 62 % of the cores just before." in told[2]
    assert "| Start page | 10.0 | 20.0 | 25.0 | 4.0 | 2 | 3 | 5.0 | ≤ 5 | yes |" in told
    assert "| Download | 10.0 | 20.0 | 25.0 | 4.0 | 2 | 3 | 5.0 | – | – |" in told
    assert "| start | 40 | 100 | 30.0 | 60.0 | 90.0 | 3.0 | – | – |" in told
    assert "The floor took 2.0 ms, of these 1.5 of the processor." in told[-1]
    assert "Forms sent and counted in the database: 12, none lost, none doubled." in told[-1]
    assert "| Start page | 10.0 | 20.0 | 25.0 | 4.0 | 2 | 3 | 5.1 | ≤ 5 | **no** |" in report.report(
        [figures(1000, 5.06)]
    )


def test_two_sizes_are_compared_in_floors():
    told = report.report([figures(1000, 4.0), figures(1_000_000, 5.0)])
    assert "### From 1,000 sessions to 1,000,000 sessions" in told
    assert "| Start page | 10.0 | 10.0 | 1.25 | ≤ 1.2 | yes |" in told
    assert "| 1.50 | ≤ 1.2 | **no** |" in report.report([figures(1000, 4.0), figures(1_000_000, 6.0)])


def test_the_tables_replace_those_of_the_run_before():
    document = f"Before\n{report.BEGIN}old\n{report.END}After\n"
    once = report.put(document, "new\n")
    assert once == report.put(once, "new\n") == f"Before\n{report.BEGIN}\nnew\n\n{report.END}After\n"
    with pytest.raises(SystemExit, match="has no lines"):
        report.put("Nothing here", "new")
