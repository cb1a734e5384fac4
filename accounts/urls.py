"""Addresses of the accounts app."""

from django.urls import path

from accounts.views import autosaves

app_name = "accounts"
urlpatterns = [
    path("autosave/", autosaves.keep_text, name="autosave"),
    path("autosave/discard/", autosaves.discard_text, name="discard_autosave"),
]
