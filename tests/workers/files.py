"""Files that people import, and what the sweep does with them."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from workers import slots
from workers.actions.imports import carry_out_import, start_import
from workers.models import Import
from workers.sweeping import work_imports


def csv_of(*lines):
    """The bytes of a CSV file with these lines."""
    return "\n".join(lines).encode()


def workbook_of(*rows):
    """The bytes of a workbook with these rows."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def upload(content, name="register.csv"):
    return SimpleUploadedFile(name, content)


def kind_called(code):
    return next(kind for kind in slots.IMPORTS if kind.code == code)


def sweep_all(now=None):
    """Let the sweep do all that waits."""
    while work_imports(now or timezone.now()):
        pass


def tried(code, team, by, content):
    """The import of a file that the sweep has read."""
    file = start_import(kind=kind_called(code), team=team, by=by, content=content)
    sweep_all()
    return Import.objects.get(pk=file.pk)


def imported(code, team, by, content):
    """The import of a file after somebody asked for it."""
    file = tried(code, team, by, content)
    carry_out_import(file=file, by=by)
    sweep_all()
    return Import.objects.get(pk=file.pk)


def verdicts(file):
    """The verdict and the reason of each line, by its number."""
    return {line.number: (line.verdict, line.reason) for line in file.lines.all()}
