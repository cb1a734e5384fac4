"""Languages are a list, whoever writes them and however."""

import pytest

from groundwork.languages import COMMON, NAMES, asked_for, in_common, languages_in, tidied

SIGNED = "British Sign Language"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("English, British Sign Language, Urdu", ["English", SIGNED, "Urdu"]),
        ("bsl", [SIGNED]),
        ("Panjabi and urdu", ["Punjabi", "Urdu"]),
        ("Farsi/Dari; polish language & Twi.", ["Persian", "Dari", "Polish", "Twi"]),
        ("BSL, British sign language", [SIGNED]),
        ("Sandawe, a little French", ["Sandawe", "a little French"]),
        ("", []),
        (" , ", []),
    ],
)
def test_a_text_is_read_as_a_list(typed, names):
    assert languages_in(typed) == names


def test_reading_twice_changes_nothing():
    assert all(tidied(name) == name for name in NAMES.values())
    assert {"English", "Welsh", SIGNED} <= set(COMMON) and COMMON[0] == "English"


def test_like_is_compared_with_like():
    assert in_common(languages_in("BSL"), languages_in("English, British Sign Language, Urdu")) == [SIGNED]
    assert in_common(languages_in("sandawe"), languages_in("Sandawe")) == ["sandawe"]
    assert not in_common(languages_in("Urdu"), languages_in("Twi"))
    assert asked_for("English, Polish") == ["Polish"]
    assert asked_for("english") == []
