"""Every address of the product; each app adds its own under its name."""

from django.urls import include, path

from peersupport.health import healthz
from peersupport.views.home import home

APPS = [
    "groundwork", "notices", "accounts", "workers", "training", "development", "pathway", "referrals",
    "support", "supervision",
    "demo",
]  # fmt: skip

urlpatterns = [
    path("", home, name="home"),
    *(path("", include(f"{app}.urls")) for app in APPS),
    path("accounts/", include("accounts.signing_in_urls")),
    path("healthz/", healthz, name="healthz"),
]
