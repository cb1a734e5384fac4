"""Addresses behind every form: staying signed in, and what is typed and not sent yet."""

from django.urls import path

from groundwork import views

app_name = "groundwork"
urlpatterns = [
    path("keep-alive/", views.keep_alive, name="keep_alive"),
    path("autosave/", views.keep_text, name="autosave"),
    path("autosave/discard/", views.discard_text, name="discard_autosave"),
]
