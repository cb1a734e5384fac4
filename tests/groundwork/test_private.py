"""Private text is opened in its own place, with its own key, and nowhere else."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from groundwork.models import Autosave
from groundwork.private import CANNOT_BE_READ, Unreadable, decrypt, encrypt
from tests.groundwork.private_keys import NEW, OLD, altered

PLACE = "workers_adjustment:1:need"
WORDS = "A quiet room, and not before ten: Zoë 🌱"


@pytest.fixture(autouse=True)
def keys(settings):
    settings.PRIVATE_KEYS = {"new": NEW, "old": OLD}


def under_old(text, place, settings):
    settings.PRIVATE_KEYS = {"old": OLD}
    encrypted = encrypt(text, place)
    settings.PRIVATE_KEYS = {"new": NEW, "old": OLD}
    return encrypted


@pytest.mark.parametrize("words", [WORDS, "x", "x" * 5000, "", "\n a:b \n"])
def test_what_is_encrypted_is_opened_as_it_was(words):
    assert decrypt(encrypt(words, PLACE), PLACE) == words


def test_it_says_its_key_and_nothing_of_its_words():
    encrypted = encrypt(WORDS, PLACE)
    assert encrypted.startswith("v1:new:")
    assert "quiet" not in encrypted
    assert encrypted != encrypt(WORDS, PLACE)


def test_nothing_stays_nothing():
    assert encrypt("", PLACE) == ""


def test_its_length_does_not_tell_a_short_word_from_a_sentence():
    assert len(encrypt("team", PLACE)) == len(encrypt("A ward that I was on for two months in spring", PLACE))


@pytest.mark.parametrize(
    "place", ["workers_adjustment:2:need", "workers_adjustment:1:agreed", "workers_wellbeingplan:1:need", ""]
)
def test_text_that_was_moved_is_refused(place):
    with pytest.raises(Unreadable):
        decrypt(encrypt(WORDS, PLACE), place)


def test_text_that_was_altered_is_refused():
    encrypted = encrypt(WORDS, PLACE)
    for other in (
        altered(encrypted),
        altered(encrypted, key_name="old"),
        encrypted[:-8],
        "v1:new:",
        "v1:new:x",
        "plain",
        ":::",
    ):
        with pytest.raises(Unreadable):
            decrypt(other, PLACE)


def test_an_earlier_key_still_reads(settings):
    encrypted = under_old(WORDS, PLACE, settings)
    assert encrypted.startswith("v1:old:")
    assert decrypt(encrypted, PLACE) == WORDS
    settings.PRIVATE_KEYS = {"new": NEW}
    with pytest.raises(Unreadable):
        decrypt(encrypted, PLACE)


def test_another_key_of_the_same_name_reads_nothing(settings):
    encrypted = encrypt(WORDS, PLACE)
    settings.PRIVATE_KEYS = {"new": OLD}
    with pytest.raises(Unreadable):
        decrypt(encrypted, PLACE)


def test_without_a_key_nothing_is_encrypted_and_the_form_says_so(settings):
    settings.PRIVATE_KEYS = {}
    with pytest.raises(ValidationError, match="cannot be saved at the moment"):
        encrypt(WORDS, PLACE)


def kept(path="/x/"):
    row = Autosave(user_id=1, path=path)
    row.write(encrypted=WORDS)
    return row


def test_a_row_shows_its_own_text_and_a_sentence_for_anothers():
    row, other = kept("/x/"), kept("/y/")
    assert row.shown("encrypted") == row.for_form("encrypted") == WORDS
    row.encrypted = other.encrypted
    assert row.shown("encrypted") == CANNOT_BE_READ
    assert row.for_form("encrypted") == ""


def test_nothing_does_not_overwrite_what_cannot_be_read(settings):
    row = kept()
    before = row.encrypted
    settings.PRIVATE_KEYS = {"other": OLD}
    row.write(encrypted="")
    assert row.encrypted == before
    row.write(encrypted="New words")
    assert row.read("encrypted") == "New words"


def test_what_stayed_the_same_is_not_encrypted_again():
    row = kept()
    before = row.encrypted
    row.write(encrypted=WORDS)
    assert row.encrypted == before
    row.write(encrypted="")
    assert row.encrypted == ""


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["words", "v1:new", "v1:new:words with spaces", "v1:new:eA==\nwords", "v2:new:eA=="])
def test_the_database_takes_no_text_that_anybody_could_read(cast, text):
    with pytest.raises(IntegrityError, match="autosave_encrypted"):
        Autosave.objects.create(user=cast.worker, path="/x/", data={}, encrypted=text)
