from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    """Who signs in, what each may do, and what is remembered about it."""

    name = "accounts"
    verbose_name = "Accounts and teams"

    def ready(self):
        """Every kind of message is known wherever a notice may be shown."""
        autodiscover_modules("notices", "reminders")
