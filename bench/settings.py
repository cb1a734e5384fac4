"""The product's settings with headers that say what a request cost, the floor's address and `manage.py bench`."""

from peersupport import settings as product

globals().update({name: getattr(product, name) for name in dir(product) if name.isupper()})

INSTALLED_APPS = ["bench", *product.INSTALLED_APPS]
ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.floor.Cost", *product.MIDDLEWARE]
