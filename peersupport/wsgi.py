"""The WSGI entry point that gunicorn serves."""

import os
import re

from django.core.wsgi import get_wsgi_application

from peersupport.bodies import guarded
from peersupport.warm import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peersupport.settings")

LETTERS = re.compile(r";\s*charset\*?\s*=[^;]*", re.IGNORECASE)
product = get_wsgi_application()

# Before gunicorn copies this process, so that nobody's first page waits for it.
warm()


def application(environ, start_response):
    """Nothing is read of what is too large, and the rest as UTF-8, as our pages send it.

    Django would believe what a request says of its letters, and fail before it can answer
    where that is a codec that is none of text, such as `hex`.
    """
    environ["CONTENT_TYPE"] = without_letters(environ.get("CONTENT_TYPE", ""))
    return product(guarded(environ), start_response)


def without_letters(content_type):
    """The kind of a request's body, without what it says of its letters."""
    return LETTERS.sub("", content_type)
