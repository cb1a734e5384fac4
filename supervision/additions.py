"""What supervision adds to a worker's page, and to that of their crossovers."""

from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from groundwork.trail import WORDS
from supervision.glances import supervision_glance, wellbeing_glance
from supervision.models import CrossoverAtWork
from workers import slots
from workers.models import Worker


def schedule_link(worker, user):
    theirs = user.pk in (worker.supervisor_id, worker.line_manager_id)
    if theirs and Worker.objects.there(timezone.localdate(), Now()).filter(pk=worker.pk).exists():
        yield {"label": "Schedule supervision", "href": reverse("supervision:schedule", args=[worker.pk])}


slots.LINKS.append(schedule_link)
slots.GLANCES += [supervision_glance, wellbeing_glance]


def crossovers_part(worker, user):
    """The crossovers at work that were logged, and for the worker the link to log one."""
    rows = CrossoverAtWork.objects.standing().filter(worker=worker)
    awaiting = {row.pk for row in rows.awaiting()}
    is_own = worker.user_id == user.pk
    log = {"label": "Log a crossover at work", "href": reverse("supervision:log_crossover", args=[worker.pk])}
    return {
        "template": "supervision/crossovers_part.html",
        "links": [log] if is_own else [],
        "rows": [{"row": row, "happened": row.shown("happened"), "awaits": row.pk in awaiting} for row in rows],
        "is_own": is_own,
    }


slots.CROSSOVER_PARTS.append(crossovers_part)
WORDS["supervision:my_week"] = "Shown in a worker's own week"
