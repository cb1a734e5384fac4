"""What is kept for a while only: typed texts, numbers of sent forms, ended sessions."""

from datetime import timedelta

from django.core.management import call_command

from accounts import autosave
from accounts.models import Submission

KEPT = timedelta(days=90)


def tidy(now):
    """Forget what has been kept long enough at `now`."""
    autosave.purge(now - KEPT)
    Submission.objects.filter(at__lt=now - KEPT).delete()
    call_command("clearsessions")
