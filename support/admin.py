from django.contrib import admin

from accounts.admin import ReferenceAdmin
from support.models import ConnectionKind, EndingReason, Principle


@admin.register(EndingReason)
class EndingReasonAdmin(ReferenceAdmin):
    list_display = ["label", "planned", "order", "is_active"]


@admin.register(Principle)
class PrincipleAdmin(ReferenceAdmin):
    list_display = ["label", "meaning", "order", "is_active"]


admin.site.register(ConnectionKind, ReferenceAdmin)
