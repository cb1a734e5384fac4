"""The product's settings, made strict and quick for tests."""

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
