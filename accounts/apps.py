from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who signs in, what each may do, and what is remembered about it."""

    name = "accounts"
    verbose_name = "Accounts and teams"
