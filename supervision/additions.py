"""What supervision adds to a worker's page."""

from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from supervision.glances import supervision_glance, wellbeing_glance
from workers import slots
from workers.models import Worker


def schedule_link(worker, user):
    theirs = user.pk in (worker.supervisor_id, worker.line_manager_id)
    if theirs and Worker.objects.there(timezone.localdate(), Now()).filter(pk=worker.pk).exists():
        yield {"label": "Schedule supervision", "href": reverse("supervision:schedule", args=[worker.pk])}


slots.LINKS.append(schedule_link)
slots.GLANCES += [supervision_glance, wellbeing_glance]
