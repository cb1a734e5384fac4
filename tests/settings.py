"""The product's settings, made strict and quick for tests."""

import os

from environ import Env

from peersupport import settings as product
from tests.strict import Undefined

globals().update({name: getattr(product, name) for name in dir(product) if name.isupper()})

DEBUG = False
DEMO = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
SITE_URL = "http://testserver"
STORAGES = product.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TEMPLATES = [product.TEMPLATES[0] | {"OPTIONS": product.TEMPLATES[0]["OPTIONS"] | {"string_if_invalid": Undefined()}}]

# Tests that run side by side share the broker, each process with a numbered database of its own.
PROCESS = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CELERY_BROKER_URL = f"{product.CELERY_BROKER_URL.rpartition('/')[0]}/{PROCESS % 15 + 1}"

# bin/test has a migrated database ready to be copied.
OWNER = os.environ.get("DATABASE_OWNER_URL")
DATABASES = {
    "default": product.DATABASES["default"]
    | ({name: value for name, value in Env.db_url_config(OWNER).items() if value} if OWNER else {})
    | {"TEST": {"TEMPLATE": os.environ.get("TEST_DATABASE_TEMPLATE")}}
}
