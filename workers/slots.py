"""What apps above add to a worker's page and to the list of workers.

Each is a list that an app above fills in its `additions.py`, when Django starts; see docs/decisions.md.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

# part(worker, user) -> a part of a worker's page: its `template` and what that needs of `part`, a dict
PARTS = []
# glance(worker, user) -> what stands first on a worker's page: dicts of place (1 comes first), heading and words; with
# `href` where a list is behind it, a `tag` where it needs somebody, and a `template` that draws more of it; or nothing
GLANCES = []
# links(worker, user) -> links under "What you can do": dicts of label and href
LINKS = []
# part(worker, user) -> a part of the page of their crossovers, as `PARTS`, for who may enter that room
CROSSOVER_PARTS = []
# find(user, words) -> id of the person whose reference this is, out of what the user may open, or None
PEOPLE = []
# part(absence, user) -> a part of the page of an absence, as PARTS, or None where there is nothing to show
ABSENCE_PARTS = []
# changed(absence, by, at): called by every deed that changes when a worker is away, in its transaction
ABSENCE_CHANGED = []
# Kinds of files that can be imported, see `workers/importing.py`
IMPORTS = []
# Columns that come last in the list of workers
COLUMNS = []
# links(user) -> buttons above the list: dicts of label and href
BUTTONS = []


@dataclass(frozen=True)
class Column:
    """A column of the list of workers, and a filter of that list.

    `name` is the filter's in the address, `field()` its form field. `values(workers, today)` gives what the
    cell of each worker shows, by the worker's id; `fits(value, answer)` says whether a worker with that
    value stays where the filter has that answer. `template` draws the whole cell (`nhsuk_cell`) from `value`.
    """

    name: str
    heading: str
    template: str
    field: Callable[[], forms.Field]
    values: Callable
    fits: Callable
