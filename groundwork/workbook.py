"""A process of its own that reads the first sheet of a workbook from the standard input, within limits.

It writes each row that says something as a line of JSON: its number, and its cells as text. It knows nothing of the
product, holds no settings, and ends with a status that says what was wrong.
"""

import io
import json
import resource
import sys
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl

NOT_A_TABLE, TOO_MANY_ROWS, TOO_MANY_COLUMNS, TOO_LONG, TOO_MUCH = 3, 4, 5, 6, 7
MEMORY, UNPACKED, WRITTEN = 400_000_000, 150_000_000, 20_000_000
# Rows without a word in them, as sheets have that were formatted down to the end.
MOST_BLANK = 100_000


def main(most_rows: int, most_columns: int, most_characters: int, seconds: int) -> int:
    """Write the rows; the status says whether all were written."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    warnings.simplefilter("ignore")
    try:
        written = 0
        for count, (number, cells) in enumerate(rows(io.BytesIO(sys.stdin.buffer.read()), most_columns), start=1):
            if status := refused(count, cells, most_rows, most_columns, most_characters):
                return status
            written += sys.stdout.write(json.dumps([number, cells]) + "\n")
            if written > WRITTEN:
                return TOO_MUCH
    except MemoryError:
        return TOO_MUCH
    except Exception:
        # A crafted file can fail anywhere in the library, and in any way.
        return NOT_A_TABLE
    return 0


def refused(count: int, cells: list[str], most_rows: int, most_columns: int, most_characters: int) -> int:
    """The status with which this row ends the reading, or 0."""
    if count > most_rows + 1:
        return TOO_MANY_ROWS
    if len(cells) > most_columns:
        return TOO_MANY_COLUMNS
    return TOO_LONG if any(len(cell) > most_characters for cell in cells) else 0


def rows(file: io.BytesIO, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, with their numbers; a formula counts as what it came to when it was saved."""
    with zipfile.ZipFile(file) as archive:
        if sum(each.file_size for each in archive.infolist()) > UNPACKED:
            raise MemoryError
    book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    sheet = book.worksheets[0]
    # What the file says of its own size may be wrong.
    sheet.reset_dimensions()
    blank = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=most_columns + 1), start=1):
        cells = [text_of(value) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        blank = 0 if cells else blank + 1
        if blank > MOST_BLANK:
            return
        if cells:
            yield number, cells


def text_of(value: object) -> str:
    """A cell as somebody would have typed it: days as 2026-04-03, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
