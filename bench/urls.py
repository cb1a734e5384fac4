"""The product's addresses and the floor's."""

from django.urls import path

from bench.floor import floor
from peersupport.urls import urlpatterns as product

urlpatterns = [*product, path("floor/", floor, name="floor")]
