from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReferralsConfig(AppConfig):
    """One person's journey from referral to ending."""

    name = "referrals"
    verbose_name = "Referrals and support"

    def ready(self):
        post_migrate.connect(fill_starting_lists, sender=self)


def fill_starting_lists(**signal):
    """After migrations: the lists that a new service starts with (models can be imported only now)."""
    import_module("referrals.reference").fill_lists()
