"""What is made before gunicorn copies a process is not made again by the first requests."""

import subprocess
import sys

FIRST_DRAWING = """
import jinja2
import peersupport.wsgi
from django.template.base import Template
from django.template.loader import render_to_string
from crispy_nhsuk.engine import component

made = []

def watch(kind, name, say):
    original = getattr(kind, name)
    def watched(self, *arguments, **options):
        made.append(say(self, *arguments))
        return original(self, *arguments, **options)
    setattr(kind, name, watched)

watch(jinja2.Environment, "compile", lambda self, *arguments: "a component")
watch(Template, "compile_nodelist", lambda self: self.name)
date = {"id": "x", "name": "x", "items": [{"name": "day"}], "fieldset": {"legend": {"text": "When"}}}
component("dateInput", date | {"hint": {"text": "Today"}, "errorMessage": {"text": "Enter a date"}})
component("button", {"text": "Save"})
render_to_string("404.html")
print(sorted(made))
"""


def test_the_first_drawing_compiles_nothing(settings):
    done = subprocess.run(
        [sys.executable, "-c", FIRST_DRAWING], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
