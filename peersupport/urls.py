"""Every address of the product; each app adds its own under its name."""

from django.urls import include, path

from peersupport.health import healthz

urlpatterns = [
    path("healthz/", healthz, name="healthz"),
    path("accounts/", include("allauth.urls")),
]
