from django.contrib import admin

from accounts.admin import ServiceListAdmin
from referrals.models import DeclineReason, SupportTheme

for model in (SupportTheme, DeclineReason):
    admin.site.register(model, ServiceListAdmin)
