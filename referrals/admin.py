from django.contrib import admin

from accounts.admin import ServiceListAdmin
from referrals.models import DeclineReason, RiskKind, SupportTheme


@admin.register(RiskKind)
class RiskKindAdmin(ServiceListAdmin):
    list_display = ["label", "question", "order", "is_active"]


for model in (SupportTheme, DeclineReason):
    admin.site.register(model, ServiceListAdmin)
