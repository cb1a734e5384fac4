"""docs/security.md answers every requirement of ASVS 5.0, levels 1 and 2, and names only what is there."""

import re
from collections import Counter
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
STATES = ["met", "met by set-up", "n/a", "not yet"]
# Section: its numbers at that level. Level 3 is left out.
LEVEL_1 = """
    1.2: 1 2 3 4 5; 1.3: 1 2; 1.5: 1; 2.1: 1; 2.2: 1 2; 2.3: 1; 3.2: 1 2; 3.3: 1; 3.4: 1 2; 3.5: 1 2 3; 4.1: 1; 4.4: 1;
    5.2: 1 2; 5.3: 1 2; 6.1: 1; 6.2: 1 2 3 4 5 6 7 8; 6.3: 1 2; 6.4: 1 2; 7.2: 1 2 3 4; 7.4: 1 2; 8.1: 1; 8.2: 1 2;
    8.3: 1; 9.1: 1 2 3; 9.2: 1; 10.4: 1 2 3 4 5; 11.3: 1 2; 11.4: 1; 12.1: 1; 12.2: 1 2; 13.4: 1; 14.2: 1; 14.3: 1;
    15.1: 1; 15.2: 1; 15.3: 1
"""
LEVEL_2 = """
    1.1: 1 2; 1.2: 6 7 8 9; 1.3: 3 4 5 6 7 8 9 10 11; 1.4: 1 2 3; 1.5: 2; 2.1: 2 3; 2.2: 3; 2.3: 2 3 4; 2.4: 1;
    3.3: 2 3 4; 3.4: 3 4 5 6; 3.5: 4 5; 3.7: 1 2; 4.1: 2 3; 4.2: 1; 4.3: 1 2; 4.4: 2 3 4; 5.1: 1; 5.2: 3; 5.4: 1 2 3;
    6.1: 2 3; 6.2: 9 10 11 12; 6.3: 3 4; 6.4: 3 4; 6.5: 1 2 3 4 5; 6.6: 1 2 3; 6.8: 1 2 3 4; 7.1: 1 2 3; 7.3: 1 2;
    7.4: 3 4 5; 7.5: 1 2; 7.6: 1 2; 8.1: 2; 8.2: 3; 8.4: 1; 9.2: 2 3 4; 10.1: 1 2; 10.2: 1 2; 10.3: 1 2 3 4;
    10.4: 6 7 8 9 10 11; 10.5: 1 2 3 4 5; 10.6: 1 2; 10.7: 1 2 3; 11.1: 1 2; 11.2: 1 2 3; 11.3: 3; 11.4: 2 3 4; 11.5: 1;
    11.6: 1; 12.1: 2 3; 12.3: 1 2 3 4; 13.1: 1; 13.2: 1 2 3 4 5; 13.3: 1 2; 13.4: 2 3 4 5; 14.1: 1 2; 14.2: 2 3 4;
    14.3: 2 3; 15.1: 2 3; 15.2: 2 3; 15.3: 2 3 4 5 6 7; 16.1: 1; 16.2: 1 2 3 4 5; 16.3: 1 2 3 4; 16.4: 1 2 3;
    16.5: 1 2 3; 17.1: 1; 17.2: 1 2 3 4; 17.3: 1 2
"""


def numbers(text):
    sections = (section.split(":") for section in text.split(";"))
    return {f"{name.strip()}.{last}" for name, lasts in sections for last in lasts.split()}


REQUIREMENTS = dict.fromkeys(numbers(LEVEL_1), "1") | dict.fromkeys(numbers(LEVEL_2), "2")


def page():
    return (ROOT / "docs/security.md").read_text()


def rows():
    """Numbers, levels, words, state and place of each row."""
    for line in page().splitlines():
        if re.match(r"\| \d+\.\d", line):
            found, levels, words, state, place = (cell.strip() for cell in line.strip("|").split(" | "))
            yield found.split(", "), levels.split(" and "), words, state, place


def test_the_numbers_are_as_many_as_the_standard_says():
    assert Counter(REQUIREMENTS.values()) == {"1": 70, "2": 183}


def test_every_requirement_is_answered_once_at_its_level():
    assert Counter(number for row in rows() for number in row[0]) == Counter(list(REQUIREMENTS))
    assert not [row for row in rows() if {REQUIREMENTS[number] for number in row[0]} != set(row[1])]


def test_every_answer_says_how_it_is_and_why():
    assert not [row for row in rows() if row[3] not in STATES or not row[2] or not row[4]]


def test_what_is_met_names_a_test_or_a_page_or_says_that_there_is_none():
    proof = re.compile(r"::test_|not tested|\]\(#|\.md`")
    assert not [row for row in rows() if row[3].startswith("met") and not proof.search(row[4])]


def test_the_summary_counts_what_the_tables_say():
    counts = Counter(state for row in rows() for state in [row[3]] * len(row[0]))
    said = {
        state: int(number)
        for state, number in re.findall(r"^\| (met|met by set-up|n/a|not yet) \| (\d+) \|", page(), re.M)
    }
    assert said == counts


def test_every_file_and_test_that_is_named_exists():
    named = re.findall(r"`([\w./-]+\.(?:py|md|html|js))(?:::(\w+))?`", page())
    assert len(named) > 100
    assert not [path for path, _ in named if not (ROOT / path).is_file()]
    assert not [each for each in named if each[1] and f"def {each[1]}(" not in (ROOT / each[0]).read_text()]


def test_every_heading_that_is_led_to_exists():
    headings = {f"#{words.lower().replace(' ', '-')}" for words in re.findall(r"^#+ (.+)$", page(), re.M)}
    assert set(re.findall(r"\]\((#[\w-]+)\)", page())) <= headings
