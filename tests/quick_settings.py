"""The product's settings for processes that a test starts: a beat that does not keep it waiting, styles as they lie."""

from peersupport import settings as product

globals().update({name: getattr(product, name) for name in dir(product) if name.isupper()})

CELERY_BEAT_SCHEDULE = {name: entry | {"schedule": 1} for name, entry in product.CELERY_BEAT_SCHEDULE.items()}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = product.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
