"""A process of its own that reads the first sheet of a workbook from the standard input, within limits.

It writes each row that says something as a line of JSON: its number, and its cells as text. It knows nothing of the
product, holds no settings, and says on the standard error what was wrong, in the words that `groundwork.tables` reads.
"""

import io
import json
import resource
import sys
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

MEMORY, UNPACKED, WRITTEN = 400_000_000, 150_000_000, 20_000_000
# Rows without a word in them, as sheets have that were formatted down to the end.
MOST_BLANK = 100_000
# How many marks a cell has at most, such as <c><is><t></t></is></c>, and among how many a sheet says its size.
MARKS, FIRST_MARKS = 6, 100
DIMENSION = f"{{{SHEET_MAIN_NS}}}dimension"


def main(most_rows: int, most_columns: int, most_characters: int, seconds: int) -> str:
    """Write the rows; returns why not all of them were written, or nothing."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    warnings.simplefilter("ignore")
    try:
        written = 0
        found = rows(io.BytesIO(sys.stdin.buffer.read()), most_columns, most_rows * most_columns * MARKS)
        for count, (number, cells) in enumerate(found, start=1):
            if reason := refused(count, cells, most_rows, most_columns, most_characters):
                return reason
            written += sys.stdout.write(json.dumps([number, cells]) + "\n")
            if written > WRITTEN:
                return "too much"
    except MemoryError:
        return "too much"
    except Exception:
        # A crafted file can fail anywhere in the library, and in any way.
        return "not a table"
    return ""


def refused(count: int, cells: list[str], most_rows: int, most_columns: int, most_characters: int) -> str:
    """Why this row ends the reading, or nothing."""
    if count > most_rows + 1:
        return "too many rows"
    if len(cells) > most_columns:
        return "too many columns"
    return "too long" if any(len(cell) > most_characters for cell in cells) else ""


def rows(file: io.BytesIO, most_columns: int, most_marks: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, with their numbers; a formula counts as what it came to when it was saved."""
    check_size(file, most_marks)
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


def check_size(file: io.BytesIO, most_marks: int) -> None:
    """Raise MemoryError where it is too large to unpack, or to read to its end.

    The library reads to the end what stands beside the cells, and a sheet that does not say its size before them.
    """
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        if sum(each.file_size for each in parts) > UNPACKED:
            raise MemoryError
        if sum(marks_in(archive, each) for each in parts if not says_its_size(archive, each)) > most_marks:
            raise MemoryError


def marks_in(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How many marks begin in a part."""
    with archive.open(part) as content:
        return sum(piece.count(b"<") for piece in iter(lambda: content.read(1_000_000), b""))


def says_its_size(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part is a sheet that says within its first few marks how large it is."""
    with archive.open(part) as content, suppress(ParseError):
        for event, element in islice(iterparse(content, events=("start", "end")), FIRST_MARKS):
            if event == "end" and element.tag == DIMENSION:
                return True
    return False


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
    # Words go to the standard error, and the status is 1; without any it is 0.
    sys.exit(main(*map(int, sys.argv[1:])) or None)
