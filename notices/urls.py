"""Addresses of the notices app."""

from django.urls import path

from notices import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.notice_list, name="notice_list"),
    path("notices/read/", views.read_notices, name="read_notices"),
    path("notices/<uuid:pk>/open/", views.open_notice, name="open_notice"),
    path("unsent-emails/", views.UnsentList.as_view(), name="unsent_list"),
    path("unsent-emails/<uuid:pk>/resend/", views.resend, name="resend"),
    path("unsent-emails/<uuid:pk>/leave/", views.leave, name="leave"),
]
