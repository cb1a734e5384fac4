"""Numbers as people write and paste them."""

import pytest
from django import forms

from groundwork.fields import NHSNumberField, PostcodeField, TelephoneField
from groundwork.numbers import is_issued
from referrals.models import Person
from tests.factories import PersonFactory

HYPHENS = [chr(code) for code in (0x2D, *range(0x2010, 0x2016), 0x2212, 0xFF0D)]
BETWEEN = ["", " ", "\u00a0", "\u200b", "\u2060", *HYPHENS]


@pytest.fixture
def in_use(settings):
    """A copy with real people in it."""
    settings.DEMO = settings.DEBUG = False


def refusal(field, typed):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    return refused.value.message


@pytest.mark.parametrize("between", BETWEEN)
def test_an_nhs_number_is_understood_whatever_stands_between_its_digits(between):
    assert NHSNumberField().clean(f"943{between}476{between}5919") == "9434765919"


def test_full_width_digits_are_digits():
    assert NHSNumberField().clean("９４３ ４７６ ５９１９") == "9434765919"
    assert TelephoneField().clean("０２０７９４６００１８").as_e164 == "+442079460018"
    assert PostcodeField().clean("ＬＳ２７ＵＥ") == "LS2 7UE"


@pytest.mark.parametrize("digit", "0123456789")
def test_ten_equal_digits_are_nobodys_number(digit):
    assert "not a real one" in refusal(NHSNumberField(), digit * 10)


@pytest.mark.parametrize("number", ["4010232137", "6000000057", "0101000014", "3200000015"])
def test_the_ranges_of_all_four_nations_are_given_out(in_use, number):
    assert is_issued(number)


@pytest.mark.parametrize("number", ["5000000013", "8000000016", "8700000019", "0000000116", "3150000017"])
def test_other_ranges_are_not(number):
    assert not is_issued(number)


def test_numbers_for_tests_count_only_where_things_are_tried_out(settings):
    settings.DEMO, settings.DEBUG = False, False
    assert not is_issued("9434765919")
    settings.DEBUG = True
    assert is_issued("9434765919")


def test_an_extension_stays_with_its_number():
    number = TelephoneField().clean("020 7946 0018 ext 214")
    assert (number.as_e164, number.extension) == ("+442079460018", "214")
    assert TelephoneField().clean("020 7946 0018 x214") == number


@pytest.mark.django_db
def test_an_extension_is_kept_and_shown_again():
    person = Person.objects.get(pk=PersonFactory(phone="020 7946 0018 ext 214").pk)
    assert (person.phone.as_e164, person.phone.extension) == ("+442079460018", "214")
    assert "214" in TelephoneField().widget.format_value(person.phone)


@pytest.mark.parametrize("typed", ["07912345678 (mum)", "mum 07912 345678", "07912345678 after 5"])
def test_words_beside_a_telephone_number_are_sent_elsewhere(typed):
    assert refusal(TelephoneField(elsewhere="Write them below."), typed).endswith("without words. Write them below.")


@pytest.mark.parametrize("typed", ["07700 900088", "+44 7700 900088", "01632 960001", "0113 496 0999", "020 7946 0018"])
def test_numbers_of_stories_may_be_tried_out(typed):
    assert TelephoneField().clean(typed)


def test_numbers_of_stories_are_nobodys_where_people_are_real(in_use):
    assert "like 020 7946 0018" in refusal(TelephoneField(), "07700 900088")


@pytest.mark.django_db
def test_a_number_of_a_story_is_kept_as_all_are():
    PersonFactory(phone="07700 900088")
    assert Person.objects.filter(phone="+447700900088").exists()


@pytest.mark.parametrize("typed", ["ls27ue", "LS2\u00a07UE", "l s 2 7 u e", "LS2\u20117ue", "LS\u200b2 7UE"])
def test_a_postcode_is_understood(typed):
    assert PostcodeField().clean(typed) == "LS2 7UE"


@pytest.mark.parametrize("field", [NHSNumberField, TelephoneField, PostcodeField])
def test_what_is_left_out_is_empty(field):
    assert field(required=False).clean("") == ""
