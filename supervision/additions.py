"""What supervision adds to a worker's page."""

from django.urls import reverse

from workers import slots


def schedule_link(worker, user):
    if not worker.left_on and user.pk in (worker.supervisor_id, worker.line_manager_id):
        yield {"label": "Schedule supervision", "href": reverse("supervision:schedule", args=[worker.pk])}


slots.LINKS.append(schedule_link)
