"""What workers itself adds to the pages that other apps add to as well."""

from django.urls import reverse

from accounts.permissions import Permission
from groundwork.permissions import can
from workers import slots
from workers.absence_imports import ABSENCES


def imports_button(user):
    if can(user, Permission.MANAGE_WORKERS):
        yield {"label": "Imports from files", "href": reverse("workers:import_list")}


slots.BUTTONS.append(imports_button)
slots.IMPORTS.append(ABSENCES)
