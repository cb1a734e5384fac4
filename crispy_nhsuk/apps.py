from django.apps import AppConfig
from django.conf import settings

from crispy_nhsuk import engine


class CrispyNhsukConfig(AppConfig):
    name = "crispy_nhsuk"
    verbose_name = "NHS.UK forms and components"

    def ready(self):
        if not settings.DEBUG:
            engine.warm()
