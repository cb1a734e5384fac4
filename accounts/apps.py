from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from accounts.history import install_functions


class AccountsConfig(AppConfig):
    """Who signs in, what each may do, and what is remembered about it."""

    name = "accounts"
    verbose_name = "Accounts and teams"

    def ready(self):
        """Every kind of message is known wherever a notice may be shown."""
        post_migrate.connect(install_functions, sender=self)
        autodiscover_modules("checks", "notices", "reminders", "renewal", "sign_in_log")
