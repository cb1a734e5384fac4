"""Tables that people upload: the cells of a CSV file or of the first sheet of a workbook, as text, line by line.

A workbook is a zip file of XML, and may be made to fill any memory: another process reads it (`groundwork.workbook`),
within limits of its own. Whatever cannot be read raises `Unreadable`, with a sentence for who uploaded it.
"""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from groundwork.typed_cells import cell_text

MOST_BYTES = 5_000_000
MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS = 20_000, 50, 1_000
SECONDS = 30
WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DELIMITERS = (",", ";", "\t")

NOT_A_TABLE = "The file is not a table that can be read. Save it as CSV or as an Excel workbook (.xlsx) and try again."
LOCKED = "The workbook has a password or is in an old format. Save it without one as .xlsx, or as CSV, and try again."
TOO_MANY_ROWS = f"The file has more than {MOST_ROWS:,} lines. Split it and import the parts one after another."
TOO_MANY_COLUMNS = f"The file has more than {MOST_COLUMNS} columns. Remove those that are not needed."
TOO_LONG = f"A cell has more than {MOST_CHARACTERS:,} characters. Shorten it and try again."
TOO_MUCH = "The workbook takes too much memory or time to read. Save its first sheet as CSV and try again."
NOTHING = "The file is empty."
# By what the other process says. Where it was ended it says nothing of this.
REFUSED = {
    b"not a table": NOT_A_TABLE,
    b"too many rows": TOO_MANY_ROWS,
    b"too many columns": TOO_MANY_COLUMNS,
    b"too long": TOO_LONG,
    b"too much": TOO_MUCH,
}


class Unreadable(Exception):
    """The file cannot be read; its text says why and what to do."""


class Line(NamedTuple):
    """One line of the table: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: list[str]


def lines_of(file: IO[bytes]) -> list[Line]:
    """The lines of an uploaded table that are not blank, the heading first; raises Unreadable."""
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if not start:
        raise Unreadable(NOTHING)
    if start == OLD_WORKBOOK:
        raise Unreadable(LOCKED)
    rows = rows_of_workbook(file) if start.startswith(WORKBOOK) else rows_of_text(file.read(MOST_BYTES + 1))
    lines = list(within_limits(rows))
    if not lines:
        raise Unreadable(NOTHING)
    return lines


def within_limits(rows: Iterable[tuple[int, list[str]]]) -> Iterator[Line]:
    """The rows that say something, as lines."""
    for count, (number, cells) in enumerate(rows):
        if count > MOST_ROWS:
            raise Unreadable(TOO_MANY_ROWS)
        cells = [cell_text(cell) for cell in cells]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(TOO_MANY_COLUMNS)
        if any(len(cell) > MOST_CHARACTERS for cell in cells):
            raise Unreadable(TOO_LONG)
        if cells:
            yield Line(number, cells)


def rows_of_text(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file, each with the line on which it begins."""
    text = decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(NOT_A_TABLE) from error


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 with or without its mark, in UTF-16 with one, or as Excel in Britain saves it."""
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_MUCH)
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # What no table has, and a picture, a PDF or a program does.
        if content.startswith(b"%PDF-") or "\x00" in text:
            break
        return text
    raise Unreadable(NOT_A_TABLE)


def delimiter_of(text: str) -> str:
    """What stands between the headings most often."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=heading.count)


def rows_of_workbook(file: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet, read by another process."""
    limits = [str(each) for each in (MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS, SECONDS)]
    program = Path(__file__).with_name("workbook.py")
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(program), *limits],
            input=file.read(MOST_BYTES + 1),
            capture_output=True,
            timeout=SECONDS,
            env={},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(TOO_MUCH) from error
    if done.returncode:
        raise Unreadable(REFUSED.get(done.stderr.strip(), TOO_MUCH))
    for line in done.stdout.splitlines():
        number, cells = json.loads(line)
        yield number, cells
