"""The WSGI entry point that gunicorn serves."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peersupport.settings")

application = get_wsgi_application()

# Views and forms are loaded before gunicorn copies this process, so that nobody's first page waits for them.
import_module(settings.ROOT_URLCONF)
