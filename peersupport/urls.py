"""Every address of the product; each app adds its own under its name."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
