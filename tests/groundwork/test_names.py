"""What names are compared by."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Zoë", "zoe"),
        ("Zoe\u0308", "zoe"),  # the accent as a character of its own
        ("Élodie ÅNGSTRÖM", "elodie angstrom"),
        ("Łukasz Øster", "lukasz oster"),
        ("Straße", "strasse"),
        ("O'Neill", "oneill"),
        ("O\u2019Neill", "oneill"),
        ("Smith-Jones", "smith jones"),
        ("Smith\u2010Jones\u2013Ashe", "smith jones ashe"),
        ("Nguyễn", "nguyen"),
        ("Ｊｏｅ", "joe"),
        ("Жанна Ёлкина", "жанна елкина"),
        ("ΆΝΝΑ", "αννα"),
        ("محمد", "محمد"),
        ("王小明", "王小明"),
        ("100%_\\", "100%_\\"),
        ("", ""),
    ],
)
def test_accents_case_apostrophes_and_hyphens_are_set_aside(name, folded):
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.fold(%s)", [name])
        assert cursor.fetchone()[0] == folded
