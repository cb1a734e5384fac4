from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """One person's journey from referral to ending."""

    name = "referrals"
    verbose_name = "Referrals and support"
