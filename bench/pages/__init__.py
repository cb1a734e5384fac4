"""Which pages are measured, as whom; as a package, because there are many."""

from bench.pages.forms import forms
from bench.pages.lists import lists
from bench.pages.records import records
from bench.pages.start import start_pages

__all__ = ["pages"]


def pages(visitors):
    """Start pages, lists, records, dashboard and figures, and the main forms; what these need, `visitors` make."""
    return [*start_pages(), *lists(), *records(), *forms(visitors)]
