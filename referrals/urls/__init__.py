"""Addresses of one person's journey: the referral first, then the support."""

from referrals.urls import referrals, supports

app_name = "referrals"
urlpatterns = [*referrals.urlpatterns, *supports.urlpatterns]
