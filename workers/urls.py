"""Addresses of the workers app."""

app_name = "workers"
urlpatterns = []
