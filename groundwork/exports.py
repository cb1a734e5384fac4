"""Lists as CSV and as workbooks, for spreadsheets."""

import csv
import io
from collections.abc import Iterable

import xlsxwriter
from django.http import HttpResponse

# What a spreadsheet may take for a formula, or for the end of a cell.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Tells spreadsheets that the letters are UTF-8.
MARK = "\ufeff"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A row is written and forgotten, and whatever looks like a formula, an address or a number stays the text that it is.
AS_TEXT = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


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
    text = text_of(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def xlsx_answer(name: str, sheet: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A download of rows of values as a workbook with one sheet; numbers stay numbers, all else is text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, AS_TEXT) as workbook:
        page = workbook.add_worksheet(sheet)
        page.freeze_panes(1, 1)
        page.write_row(0, 0, header, workbook.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                write = page.write_number if isinstance(value, int | float) else page.write_string
                write(number, column, value if isinstance(value, int | float) else text_of(value))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file.getvalue(), content_type=XLSX, headers=headers)


def text_of(value: object) -> str:
    return "" if value is None else str(value)
