"""Addresses of the emails that a copy without a mail server keeps."""

from django.urls import path

from demo.views import mail_detail, mail_list

app_name = "demo"
urlpatterns = [
    path("emails/", mail_list, name="mail_list"),
    path("emails/<str:name>/", mail_detail, name="mail_detail"),
]
