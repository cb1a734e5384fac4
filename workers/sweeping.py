"""What the sweep does for imports: one file at a time, whoever gets there first.

A worker that is killed holds a file until its claim lapses, and then the next one begins it anew: what was begun left
nothing behind. Two that read the same file do so in vain, since only the last to claim it may write.
"""

import logging
from datetime import datetime, timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q

from workers.actions.imports import import_lines, put_back_import, read_import
from workers.models import Import, ImportWork

log = logging.getLogger(__name__)
# The most that a task may take, and a little longer: nobody else takes a file while somebody may be at it.
SECONDS = 120
CLAIM = timedelta(seconds=SECONDS + 10)
GIVEN_UP = "The file could not be worked through in time. Split it into smaller files, or save it as CSV."


def work_imports(now: datetime) -> bool:
    """Do what one import waits for at `now`; safe at any time, any number at once. False where none waits."""
    work = claim(now)
    if work is None:
        return False
    if work.attempts > ImportWork.MOST_ATTEMPTS:
        put_back_import(work=work, problem=GIVEN_UP)
    elif work.file.status == Import.Status.ASKED:
        carry_out(work)
    else:
        read_import(work=work)
    return True


@transaction.atomic
def claim(now: datetime) -> ImportWork | None:
    """The import that waits longest and that nobody is at, from now on ours; or None."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
    waiting = ImportWork.objects.filter(free).order_by("file__updated_at", "pk").defer("content")
    work = waiting.select_for_update(of=("self",), skip_locked=True).first()
    if work is None:
        return None
    ImportWork.objects.filter(pk=work.pk).update(claimed_until=now + CLAIM, attempts=F("attempts") + 1)
    return ImportWork.objects.select_related("file__team", "file__asked_by").get(pk=work.pk)


def carry_out(work: ImportWork) -> None:
    """Import the lines in the name of whoever asked for it."""
    try:
        with pghistory.context(user=str(work.file.asked_by_id)):
            import_lines(work=work, by=work.file.asked_by)
    except ValidationError as error:
        put_back_import(work=work, problem=" ".join(error.messages)[:300])
