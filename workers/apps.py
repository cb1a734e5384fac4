from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WorkersConfig(AppConfig):
    """Peer support workers: profile, stage, capacity; courses and training records."""

    name = "workers"
    verbose_name = "Peer workers and training"

    def ready(self):
        post_migrate.connect(fill_starting_lists, sender=self)


def fill_starting_lists(**signal):
    """After migrations: the lists that a new service starts with (models can be imported only now)."""
    import_module("workers.reference").fill_lists()
