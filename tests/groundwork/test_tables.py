import io
import resource
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from groundwork import tables
from groundwork.tables import Unreadable, lines_of
from groundwork.typed_cells import date_of

ROWS = [["Worker", "Course"], ["zoë@example.org", "Prevent"]]


def read(content):
    return [line.cells for line in lines_of(io.BytesIO(content))]


def book(rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_as_programs_save_it(encoding, delimiter):
    text = "\r\n".join(delimiter.join(row) for row in ROWS)
    assert read(text.encode(encoding)) == ROWS


def test_lines_keep_their_numbers():
    lines = lines_of(io.BytesIO(b'Worker,Note\n\n,,\n"a","two\nlines"\nb,\n'))
    assert [(line.number, line.cells) for line in lines] == [
        (1, ["Worker", "Note"]),
        (4, ["a", "two lines"]),
        (6, ["b"]),
    ]


def test_spaces_that_nobody_sees_go():
    assert read("Worker ,\u00a0Course\u200b\n a  b ,c".encode()) == [["Worker", "Course"], ["a b", "c"]]


def test_a_workbook_is_read():
    cells = ["Zoë ", datetime(2026, 4, 3), date(2026, 4, 3), 46115, 2.5, None, "=1+1", None]
    assert read(book([["A"], [], cells])) == [["A"], ["Zoë", "2026-04-03", "2026-04-03", "46115", "2.5"]]


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", tables.NOTHING),
        (b"\n\n,,\n", tables.NOTHING),
        (b"%PDF-1.7\n1 0 obj", tables.NOT_A_TABLE),
        (b"\x89PNG\r\n\x1a\n\x00\x00", tables.NOT_A_TABLE),
        (b'a,b\n"not ended', tables.NOT_A_TABLE),
        (b"PK\x03\x04 and then nothing of the kind", tables.NOT_A_TABLE),
        (tables.OLD_WORKBOOK + b"...", tables.LOCKED),
        (b"a" * 1001, tables.TOO_LONG),
        (b"," * 60 + b"a", tables.TOO_MANY_COLUMNS),
        (b"a\n" * 20_002, tables.TOO_MANY_ROWS),
        (b"a" * 5_000_001, tables.TOO_MUCH),
    ],
)
def test_what_is_no_table_is_said(content, words):
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert str(refused.value) == words


def test_a_workbook_with_too_much_in_it_is_said():
    for rows, words in (
        ([["a"]] * 20_002, tables.TOO_MANY_ROWS),
        ([["a"] * 60], tables.TOO_MANY_COLUMNS),
        ([["a" * 1001]], tables.TOO_LONG),
    ):
        with pytest.raises(Unreadable) as refused:
            read(book(rows))
        assert str(refused.value) == words


def swapped(content, name, data):
    """The workbook with one of its parts replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, data if each == name else old.read(each))
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_bomb_is_refused():
    bomb = swapped(book(ROWS), SHEET, b" " * 300_000_000)
    assert len(bomb) < tables.MOST_BYTES
    with pytest.raises(Unreadable) as refused:
        read(bomb)
    assert str(refused.value) == tables.TOO_MUCH


SIZE = b'<dimension ref="A1"/>'


@pytest.mark.parametrize(
    "size, words",
    [
        (SIZE, tables.TOO_MANY_ROWS),
        (b"", tables.TOO_MUCH),
        (b"<!-- " + SIZE + b" -->", tables.TOO_MUCH),
        (SIZE.replace(b" ref", b' xmlns="urn:another" ref'), tables.TOO_MUCH),
    ],
)
def test_a_long_sheet_ends_early(size, words):
    """Whatever it says of its own size; where it says nothing, the library would read on in search of it."""
    before = seconds_of_children()
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + size + b"<sheetData>"
    row = b'<row><c t="inlineStr"><is><t>a</t></is></c></row>'
    with pytest.raises(Unreadable) as refused:
        read(swapped(book(ROWS), SHEET, start + row * 2_000_000 + b"</sheetData></worksheet>"))
    assert str(refused.value) == words
    assert seconds_of_children() - before < 10


def seconds_of_children():
    """Processor time of the processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_sheet_that_does_not_say_its_size_is_read():
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    row = b'<row><c t="inlineStr"><is><t>a</t></is></c></row>'
    assert read(swapped(book(ROWS), SHEET, sheet + row * 3 + b"</sheetData></worksheet>")) == [["a"]] * 3


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_a_crafted_workbook_is_refused(part):
    with pytest.raises(Unreadable):
        read(swapped(book(ROWS), part, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;"))


@pytest.mark.parametrize(
    "text",
    ["03/04/2026", "3/4/26", "3.4.2026", "2026-04-03", "2026-04-03 00:00:00", "46115", "3 April 2026", "3rd apr 26"],
)
def test_dates_as_people_and_spreadsheets_write_them(text):
    assert date_of(text) == date(2026, 4, 3)


@pytest.mark.parametrize(
    "text", ["", "31/02/2026", "04/13/2026", "2026", "123456", "soon", "3 ju 2026", "3/4", "٣/٤/٢٠٢٦x"]
)
def test_what_is_no_date(text):
    assert date_of(text) is None
