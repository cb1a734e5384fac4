from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from groundwork.history import install_functions
from groundwork.sealing import install_sealing
from groundwork.service_lists import fill_lists


class GroundworkConfig(AppConfig):
    name = "groundwork"
    verbose_name = "Groundwork"

    def ready(self) -> None:
        """Find what each app checks, adds to the pages of the apps below it, and knows of that needs an owner."""
        post_migrate.connect(install_functions, sender=self)
        post_migrate.connect(install_sealing, sender=self)
        post_migrate.connect(fill_lists)
        autodiscover_modules("checks", "additions", "belongings")
