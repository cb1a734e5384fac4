"""Lists as CSV, for spreadsheets."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

# What a spreadsheet may take for a formula, or for the end of a cell.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Tells spreadsheets that the letters are UTF-8.
MARK = "\ufeff"


def csv_answer(name: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A download of rows of values; `name` is the file's, and names nobody."""
    response = HttpResponse(
        MARK, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    writer = csv.writer(response)
    writer.writerow(header)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return response


def harmless(value: object) -> str:
    """The value as text that no spreadsheet runs as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
