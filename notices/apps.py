from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = "Notices"

    def ready(self) -> None:
        """Every kind of message is known wherever a notice may be shown."""
        autodiscover_modules("notices", "reminders")
