"""Every address of the product; each app adds its own under its name."""

from django.contrib import admin
from django.urls import include, path

from peersupport.health import healthz
from peersupport.views import mails
from peersupport.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("accounts.urls")),
    path("", include("workers.urls")),
    path("", include("referrals.urls")),
    path("", include("supervision.urls")),
    path("accounts/", include("accounts.signing_in_urls")),
    path("reference-lists/", admin.site.urls),
    path("emails/", mails.mail_list, name="mail_list"),
    path("emails/<str:name>/", mails.mail_detail, name="mail_detail"),
    path("healthz/", healthz, name="healthz"),
]
