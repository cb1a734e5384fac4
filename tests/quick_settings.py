"""The product's settings with a beat that does not keep a test waiting."""

from peersupport import settings as product

globals().update({name: getattr(product, name) for name in dir(product) if name.isupper()})

CELERY_BEAT_SCHEDULE = {name: entry | {"schedule": 1} for name, entry in product.CELERY_BEAT_SCHEDULE.items()}
