from django.contrib import admin

from accounts.admin import ServiceListAdmin
from support.models import ConnectionKind, EndingReason, Principle


@admin.register(EndingReason)
class EndingReasonAdmin(ServiceListAdmin):
    list_display = ["label", "planned", "order", "is_active"]


@admin.register(Principle)
class PrincipleAdmin(ServiceListAdmin):
    list_display = ["label", "meaning", "order", "is_active"]


admin.site.register(ConnectionKind, ServiceListAdmin)
