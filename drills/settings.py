"""The product's settings with a beat that does not keep a drill waiting, a clock that can be moved, and
`manage.py drill`."""

from django.utils import timezone

from drills.moved_clock import MovedClock
from peersupport import settings as product

globals().update({name: getattr(product, name) for name in dir(product) if name.isupper()})

# Visitors of a drill sign in without a second factor; what else `check --deploy` says counts here too.
SILENCED_SYSTEM_CHECKS = ["accounts.E001"]
INSTALLED_APPS = ["drills", *product.INSTALLED_APPS]
CELERY_BEAT_SCHEDULE = {"sweep": product.CELERY_BEAT_SCHEDULE["sweep"] | {"schedule": 1}}
VISIBILITY_SECONDS = 5
CELERY_BROKER_TRANSPORT_OPTIONS = product.CELERY_BROKER_TRANSPORT_OPTIONS | {"visibility_timeout": VISIBILITY_SECONDS}

# Before any model takes `timezone.now` for a default.
CLOCK = MovedClock(product.DATA_DIR / "clock", timezone.now)
timezone.now = CLOCK.now
