"""Wiring: settings, addresses, start page, the lists of all reminders and lines of start pages."""

from peersupport.celery import app as celery_app

__all__ = ["celery_app"]
