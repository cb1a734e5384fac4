"""Addresses that never change while the process runs: looked up once, as every page links to dozens."""

from functools import cache
from uuid import UUID

from django.conf import settings
from django.urls import reverse

SOME_ID = UUID(int=0)


@cache
def address_of(name: str) -> str:
    """The address of a page without anything in it that varies."""
    return reverse(name)


def whole_address(path: str) -> str:
    """The address of a page for a letter: where the service is (SITE_URL), whatever host a request came by."""
    return f"{settings.SITE_URL}{path}"


def address_of_record(name: str, pk: UUID) -> str:
    """The address of a page about the record with this id (UUID)."""
    before, after = around_id(name)
    return f"{before}{pk}{after}"


@cache
def around_id(name: str) -> list[str]:
    """What stands before and after the id in such an address."""
    return reverse(name, args=[SOME_ID]).split(str(SOME_ID))
