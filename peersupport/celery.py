"""The Celery application: one worker queue and one beat, with Redis or Valkey as broker."""

import os

from celery import Celery
from kombu.transport.redis import Channel

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peersupport.settings")

# Whoever lost the broker cannot hand anything back to it, and Kombu would die of trying. The next nudge does the same.
Channel.do_restore = False

app = Celery("peersupport")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["peersupport"])
