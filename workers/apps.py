from django.apps import AppConfig


class WorkersConfig(AppConfig):
    """Peer support workers: profile, stage, capacity; courses and training records."""

    name = "workers"
    verbose_name = "Peer workers and training"
