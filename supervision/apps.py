from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Care of the workers: supervision, actions, the lead's dashboard."""

    name = "supervision"
    verbose_name = "Supervision"
