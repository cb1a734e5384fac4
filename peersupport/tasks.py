"""What Celery runs. No task holds any logic, and each may run twice, late or never."""

from django.utils import timezone

from groundwork import sealing
from peersupport import housekeeping, reminders
from peersupport.celery import app
from workers import sweeping

# Shorter than the broker's visibility timeout, so that nothing runs while it is handed out again.
SECONDS = 300


@app.task(time_limit=SECONDS)
def sweep():
    reminders.sweep(timezone.now())


@app.task(time_limit=sweeping.SECONDS)
def work_imports():
    sweeping.work_imports(timezone.now())


@app.task(time_limit=SECONDS)
def tidy():
    housekeeping.tidy(timezone.now())


@app.task(time_limit=SECONDS)
def seal():
    sealing.seal()
