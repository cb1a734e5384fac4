from django.contrib.admin.apps import AdminConfig


class ServiceListsConfig(AdminConfig):
    """Django's admin with our site in place of its own."""

    default_site = "accounts.admin.ServiceListSite"
