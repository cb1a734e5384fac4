"""Addresses that never change while the process runs."""

from functools import cache

from django.urls import reverse


@cache
def address_of(name):
    """The address of a page without anything in it that varies: looked up once, as every page links to a dozen."""
    return reverse(name)
