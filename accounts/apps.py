from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts and teams"

    def ready(self):
        """What listens while somebody signs in, or changes how they do."""
        autodiscover_modules("renewal", "sign_in_log", "own_deeds")
