"""Importing a file: sent, read and tried by the sweep, imported when somebody asks, taken back whole.

Nothing of a file is imported before somebody has seen what would come of it. What is imported then is what they saw:
where the checks say something else by now, it is shown again instead.
"""

from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import Permission
from groundwork.actions import action
from groundwork.permissions import can
from groundwork.tables import Unreadable, lines_of
from groundwork.transitions import lock
from workers import slots
from workers.importing import Finding, ImportKind, Row, Verdict, rows_of
from workers.models import Import, ImportLine, ImportWork

Status = Import.Status
MOST_UNFINISHED = 5
CHANGED = "Something has changed since the file was read. Look at the lines again, then import."
NOT_ALLOWED = "Whoever asked for the import no longer leads the team. Nothing was imported."


@action
def start_import(*, kind: ImportKind, team: Team, by: User, content: bytes) -> Import:
    """Keep a file for the sweep to read; nothing of it counts before somebody asks to import it."""
    lock(team)
    if Import.objects.unfinished().filter(team=team).count() >= MOST_UNFINISHED:
        raise ValidationError("The team has too many files that wait. Import or discard one of them first.")
    file = Import.objects.create(kind=kind.code, team=team, sent_by=by)
    ImportWork.objects.create(file=file, content=content)
    return file


@action
def carry_out_import(*, file: Import, by: User) -> Import:
    """Ask the sweep to import what the file has new."""
    file = lock_in(file, Status.CHECKED)
    if not file.new:
        raise ValidationError("The file has nothing to import.")
    file.status, file.asked_by, file.problem = Status.ASKED, by, ""
    file.save()
    ImportWork.objects.create(file=file)
    return file


@action
def discard_import(*, file: Import, by: User) -> None:
    """Forget a file that was not imported, and all that it says."""
    lock_in(file, Status.WAITING, Status.CHECKED, Status.REFUSED).delete()


@action
def take_back_import(*, file: Import, by: User, reason: str) -> Import:
    """Take back all that an import brought and that still stands; it stays readable. The workers are told."""
    file, now = lock_in(file, Status.DONE), timezone.now()
    if not file.may_be_taken_back(now):
        raise ValidationError("This import is too long ago. Take back its entries one by one.")
    ids = [pk for pk in file.lines.values_list("record", flat=True) if pk]
    kind_of(file).take_back(ids=ids, by=by, reason=reason)
    file.status = Status.TAKEN_BACK
    file.taken_back_at, file.taken_back_by, file.taken_back_reason = now, by, reason
    file.save()
    return file


@action
def read_import(*, work: ImportWork, by: None = None) -> None:
    """Read and try the file of this claimed work. What cannot be read is refused with a sentence that says why."""
    file = work.file
    kind, today = kind_of(file), timezone.localdate()
    try:
        rows = rows_of(lines_of(BytesIO(work.content)), kind.columns)
    except Unreadable as error:
        put_back_import(work=work, problem=str(error))
        return
    if still_ours(work):
        show(file, kind.check(rows, file.team, today))


@action
def import_lines(*, work: ImportWork, by: User) -> None:
    """Import the new lines of this claimed work, all of them, for `by`, who asked for it."""
    if not still_ours(work):
        return
    file = work.file
    # Two files with the same line wait for each other, and the second finds it there.
    team = lock(file.team)
    kind, lines = kind_of(file), list(file.lines.all())
    findings = kind.check([Row(line.number, line.cells) for line in lines], team, timezone.localdate())
    if not can(by, Permission.MANAGE_WORKERS, file):
        show(file, findings, problem=NOT_ALLOWED)
    elif [finding.verdict for finding in findings] != [line.verdict for line in lines]:
        show(file, findings, problem=CHANGED)
    else:
        new = [finding for finding in findings if finding.verdict == Verdict.NEW]
        finish(file, new, kind, by)


@action
def put_back_import(*, work: ImportWork, by: None = None, problem: str) -> None:
    """Nothing of the file was imported: say why, and let somebody look at its lines again, if it was ever read."""
    if not still_ours(work):
        return
    file = work.file
    file.status = Status.CHECKED if file.status == Status.ASKED else Status.REFUSED
    file.problem = problem
    close(file)


def finish(file: Import, new: Sequence[Finding], kind: ImportKind, by: User) -> None:
    """Write the new lines. Of the file only the ids of what came of it stay."""
    ids = kind.write(new, by)
    file.lines.all().delete()
    lines = [
        ImportLine(file=file, number=finding.row.number, verdict=Verdict.NEW, record=pk)
        for finding, pk in zip(new, ids, strict=True)
    ]
    ImportLine.objects.bulk_create(lines, batch_size=1_000)
    file.status, file.done_at = Status.DONE, timezone.now()
    close(file)


def show(file: Import, findings: Sequence[Finding], problem: str = "") -> None:
    """Keep what would come of each line for somebody to look at."""
    file.lines.all().delete()
    lines = [
        ImportLine(
            file=file,
            number=each.row.number,
            cells=each.row.cells,
            verdict=each.verdict,
            reason=each.reason[:300],
            worker=each.worker,
        )
        for each in findings
    ]
    ImportLine.objects.bulk_create(lines, batch_size=1_000)
    counted = Counter(each.verdict for each in findings)
    file.new, file.present, file.wrong = (counted[each] for each in (Verdict.NEW, Verdict.PRESENT, Verdict.WRONG))
    file.status, file.problem = Status.CHECKED, problem
    close(file)


def close(file: Import) -> None:
    """Save the import; there is nothing more to do for it, and its file goes."""
    file.save()
    ImportWork.objects.filter(file=file).delete()


def still_ours(work: ImportWork) -> bool:
    """Whether this work was not handed to somebody else meanwhile, or discarded; from now on it cannot be."""
    # Whoever discards it locks the import first as well.
    is_there = Import.objects.select_for_update(no_key=True).filter(pk=work.pk).first()
    return bool(is_there) and ImportWork.objects.filter(pk=work.pk, attempts=work.attempts).exists()


def lock_in(file: Import, *statuses: str) -> Import:
    """The import, locked, while it is in one of these statuses."""
    file = lock(file)
    if file.status not in statuses:
        state = file.get_status_display().lower()
        raise ValidationError(f"This was changed meanwhile: the import is now “{state}”. Nothing was saved.")
    return file


def kind_of(file: Import) -> ImportKind:
    """The kind of this import."""
    return next(kind for kind in slots.IMPORTS if kind.code == file.kind)
