"""What the first requests would have to make, made before gunicorn copies the process that made it."""

from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse

from crispy_nhsuk import engine


def warm():
    """Load views and forms, make the table of addresses, compile our templates and all components."""
    import_module(settings.ROOT_URLCONF)
    # Any address does: looking for one makes the table of all.
    reverse("home")
    for name in template_names():
        get_template(name)
    engine.warm()


def template_names():
    """The names of the product's own templates."""
    folders = [Path(folder) for options in settings.TEMPLATES for folder in options["DIRS"]]
    return sorted(str(file.relative_to(folder)) for folder in folders for file in folder.rglob("*.*"))
