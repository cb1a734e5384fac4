import pytest

from groundwork.small_numbers import shown, shown_rate


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0"), (1, "*"), (4, "*"), (5, "5"), (7, "5"), (8, "10"), (12, "10"), (13, "15"), (1003, "1005")],
)
def test_counts_are_hidden_when_small_and_shown_to_the_nearest_five(count, words):
    assert shown(count) == words


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [(5, 10, "50%"), (5, 5, "100%"), (8, 12, "67%"), (4, 100, "*"), (0, 100, "*"), (4, 4, "*"), (0, 0, "*")],
)
def test_a_rate_is_hidden_where_either_number_is_small(numerator, denominator, words):
    assert shown_rate(numerator, denominator) == words
