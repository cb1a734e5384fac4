from django.apps import AppConfig


class CrispyNhsukConfig(AppConfig):
    name = "crispy_nhsuk"
    verbose_name = "NHS.UK forms and components"
